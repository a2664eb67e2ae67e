using NeuroSim.Circuits.Sharp;

namespace NeuroSim.Tests.Circuits.Sharp;

public sealed class FormulaTests
{
    [Theory]
    [InlineData("1 + 2*3 - 8/4/2", 6)]
    [InlineData("-(2 - 5)*-1meg", -3e6)]
    [InlineData("2*r + .5", 20.5)]
    [InlineData("1e-3*1k", 1)]
    public void Constant_OfAnExpression_IsItsValue(string text, double expected) =>
        Assert.Equal(expected, Formula.Parse(text, name => name == "r" ? 10 : throw new FormatException(name)).Constant(), 1e-12);

    [Theory]
    [InlineData("1 +")]
    [InlineData("(1")]
    [InlineData("1 2")]
    [InlineData("sin(1)")]
    [InlineData("max(1)")]
    [InlineData("2 ** 3")]
    [InlineData("1/0")]
    [InlineData("v(a)")]
    [InlineData("")]
    public void Constant_OfWhatIsNone_IsAnError(string text) => Assert.Throws<FormatException>(() => Formula.Parse(text, _ => 1).Constant());

    [Theory]
    [InlineData("v(a)*v(a)/0.1 - v(b)")]
    [InlineData("max(v(a), v(b))*exp(v(a, b))")]
    [InlineData("u(v(a))*(2*(v(a) - v(b)) - 3*min(0.5, v(b))/sqrt(v(a)))")]
    [InlineData("ln(v(a))/abs(-v(b))")]
    public void Body_Slopes_AreThoseOfDifferences(string text)
    {
        Formula formula = Formula.Parse(text, _ => 0);
        double[] volts = [0.3, 0.7];
        Dual at = formula.Body(volts);
        Assert.Equal(["a", "b"], formula.Nodes);
        for (int i = 0; i < volts.Length; i++)
        {
            double[] above = [.. volts], below = [.. volts];
            above[i] += 1e-6;
            below[i] -= 1e-6;
            Assert.Equal((formula.Body(above).Value - formula.Body(below).Value) / 2e-6, at.Slopes[i], 1e-6);
        }
    }
}
