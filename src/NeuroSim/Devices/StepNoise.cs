namespace NeuroSim.Devices;

/// <summary>Noise of a measured cell.</summary>
/// <param name="Cycle">Standard deviation of a step from pulse to pulse, relative to the step.</param>
/// <param name="Read">Standard deviation of a read, in units of the weight.</param>
internal readonly record struct StepNoise(double Cycle, double Read)
{
    /// <summary>
    /// Sums over the errors of single steps. A wrong step stays, while a wrong read makes one step too large and the next too small: so the mean of e_i e_(i+1)
    /// is -(read noise)^2, and what the mean of e_i^2 holds beyond twice that is the step's own.
    /// </summary>
    internal struct Sums
    {
        private double _squares, _neighbours, _steps;
        private int _count, _pairs;

        /// <summary>Adds a step.</summary>
        /// <param name="error">Measured less expected change, NaN for a step that does not count.</param>
        /// <param name="before">The same of the step before it, NaN for the first of a run.</param>
        /// <param name="squares">Sum of the squared expected changes of the pulses in between.</param>
        /// <returns><paramref name="error"/>.</returns>
        public double Add(double error, double before, double squares)
        {
            if (double.IsNaN(error))
                return error;
            (_squares, _steps, _count) = (_squares + error * error, _steps + squares, _count + 1);
            if (!double.IsNaN(before))
                (_neighbours, _pairs) = (_neighbours + error * before, _pairs + 1);
            return error;
        }

        public readonly StepNoise ToNoise()
        {
            double read = _pairs == 0 ? 0 : Math.Max(0, -_neighbours / _pairs);
            double cycle = _count == 0 || _steps == 0 ? 0 : Math.Max(0, _squares / _count - 2 * read) * _count / _steps;
            return new StepNoise(Math.Sqrt(cycle), Math.Sqrt(read));
        }
    }
}
