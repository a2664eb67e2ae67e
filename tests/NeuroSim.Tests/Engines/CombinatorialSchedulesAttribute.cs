using System.Reflection;
using NeuroSim.Networks;
using Xunit.Sdk;

namespace NeuroSim.Tests.Engines;

/// <summary>Every schedule with every write granularity.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CombinatorialSchedulesAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod)
    {
        foreach (Schedule schedule in Enum.GetValues<Schedule>())
        {
            foreach (int writeEvery in (int[])[1, 3, 16])
                yield return [schedule, writeEvery];
        }
    }
}
