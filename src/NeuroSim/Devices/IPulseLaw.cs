using NeuroSim.Numerics;

namespace NeuroSim.Devices;

/// <summary>
/// How far one write pulse moves a cell. A law is a struct, so that the loop over cells is compiled for each; its step is written once over a lane.
/// All laws share the construction of cells: every cell has its own step sizes and bounds, drawn once (<see cref="PulsedResponse"/>).
/// </summary>
public interface IPulseLaw
{
    /// <summary>Whether the law looks at <see cref="CellResponse{TLane}.SlopeUp"/> and <see cref="CellResponse{TLane}.SlopeDown"/>.</summary>
    static abstract bool HasSlopes { get; }

    /// <summary>The change of weight <paramref name="w"/> by one pulse up, at least 0 inside the bounds; without noise.</summary>
    TLane Up<TLane>(TLane w, in CellResponse<TLane> cell)
        where TLane : struct, ILane<TLane>;

    /// <summary>The change of weight <paramref name="w"/> by one pulse down, at most 0 inside the bounds; without noise.</summary>
    TLane Down<TLane>(TLane w, in CellResponse<TLane> cell)
        where TLane : struct, ILane<TLane>;
}

/// <summary>One cell's own parameters, in units of the weight.</summary>
/// <param name="StepUp">s+, change of a cell at weight 0 by one pulse up, at least 0.</param>
/// <param name="StepDown">s-, the same for a pulse down, at least 0.</param>
/// <param name="Upper">b+, the largest weight.</param>
/// <param name="Lower">b-, the smallest weight.</param>
/// <param name="SlopeUp">How much of the step is lost per unit of weight, up; 0 when the law has no slopes.</param>
/// <param name="SlopeDown">The same, down.</param>
public readonly record struct CellResponse<TLane>(
    TLane StepUp, TLane StepDown, TLane Upper, TLane Lower, TLane SlopeUp, TLane SlopeDown)
    where TLane : struct, ILane<TLane>;
