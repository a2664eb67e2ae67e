using SpiceSharp;
using SpiceSharp.Components;
using SpiceSharp.Entities;

namespace NeuroSim.Circuits.Sharp;

/// <summary>Turns the elements of a netlist into a circuit.</summary>
/// <param name="sources">Reads what sources give.</param>
internal sealed class Elements(Sources sources)
{
    private readonly Dictionary<string, VoltageSwitchModel> _models = [];
    private readonly Circuit _circuit = [];

    /// <summary>The circuit of these statements.</summary>
    /// <exception cref="FormatException">One of them is not understood.</exception>
    public Circuit Read(IReadOnlyList<Statement> statements)
    {
        foreach (Statement model in statements.Where(statement => statement.Name == ".model"))
            Add(model, _models[model[1]] = SwitchModel(model));
        foreach (Statement element in statements.Where(statement => statement.Name[0] != '.'))
            Add(element, Element(element));
        return _circuit;
    }

    private void Add(Statement statement, IEntity entity)
    {
        if (_circuit.Contains(entity.Name))
            throw statement.Unreadable($"there is another {entity.Name}");
        _circuit.Add(entity);
    }

    private IEntity Element(Statement s) => s.Name[0] switch
    {
        'r' => Resistor(s.AtMost(4)),
        'c' => Capacitor(s),
        'v' => Voltage(s),
        'i' => Current(s),
        's' => Switch(s),
        'b' => Behavioral(s),
        _ => throw s.Unreadable($"{s.Name} is an element that only ngspice simulates here"),
    };

    private static Resistor Resistor(Statement s) =>
        s.Number(3) is > 0 and double ohms ? new Resistor(s.Name, s.Node(1), s.Node(2), ohms) : throw s.Unreadable("a resistance must be above 0 ohm");

    private static Capacitor Capacitor(Statement s)
    {
        var capacitor = new Capacitor(s.Name, s.Node(1), s.Node(2), s.Number(3));
        foreach ((string name, double value) in s.Assignments(4))
            capacitor.Parameters.InitialCondition = name == "ic" ? value : throw s.Unreadable($"{name} is not understood");
        return capacitor;
    }

    private VoltageSource Voltage(Statement s)
    {
        var source = new VoltageSource(s.Name);
        source.Connect(s.Node(1), s.Node(2));
        sources.Apply(s, source.Parameters);
        return source;
    }

    private CurrentSource Current(Statement s)
    {
        var source = new CurrentSource(s.Name);
        source.Connect(s.Node(1), s.Node(2));
        sources.Apply(s, source.Parameters);
        return source;
    }

    private VoltageSwitch Switch(Statement s)
    {
        if (!_models.ContainsKey(s[5]))
            throw s.Unreadable($"there is no model {s[5]}");
        var element = new VoltageSwitch(s.Name, s.Node(1), s.Node(2), s.Node(3), s.Node(4), ModelName(s[5]));
        if (s.AtMost(7).Count == 7)
            element.Parameters.ZeroState = s[6] is "on" or "off" ? s[6] == "on" : throw s.Unreadable($"{s[6]} is neither on nor off");
        return element;
    }

    private static BehavioralSource Behavioral(Statement s)
    {
        int equals = s.Text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0 || s.Text[..equals].TrimEnd()[^1] != 'v')
            throw s.Unreadable($"{s.Name} is no v=expression; other behavioural sources only ngspice simulates here");
        Formula formula = Formula.Parse(s.Text[(equals + 1)..], name => throw s.Unreadable($"there is no {name}"));
        return new BehavioralSource(s.Name, s.Node(1), s.Node(2), formula);
    }

    private static VoltageSwitchModel SwitchModel(Statement s)
    {
        if (s[2] != "sw")
            throw s.Unreadable($"the model {s[1]} is of a kind that only ngspice simulates here");
        var model = new VoltageSwitchModel(ModelName(s[1]));
        foreach ((string name, double value) in s.Assignments(3))
        {
            if (name is not ("vt" or "vh" or "ron" or "roff"))
                throw s.Unreadable($"{name} is not understood");
            model.Parameters.SetParameter(name, value);
        }

        return model;
    }

    /// <summary>Models and elements share their names' space; no element can be called so.</summary>
    private static string ModelName(string name) => "model " + name;
}
