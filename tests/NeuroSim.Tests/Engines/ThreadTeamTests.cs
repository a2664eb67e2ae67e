using NeuroSim.Engines;

namespace NeuroSim.Tests.Engines;

public sealed class ThreadTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Share_AnyRows_EveryRowOnceInWholeLines(int threads)
    {
        var team = new ThreadTeam(threads);
        for (int rows = 0; rows < 150; rows++)
        {
            int next = 0;
            for (int i = 0; i < threads; i++)
            {
                (int from, int to) = team.Share(i, rows);
                Assert.Equal(next, from);
                Assert.True(to == rows || to % 16 == 0);
                next = to;
            }

            Assert.Equal(rows, next);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Run_Barrier_NobodyRunsAhead(int threads)
    {
        const int Rounds = 300;
        int[] reached = new int[threads];
        int ahead = 0;
        new ThreadTeam(threads).Run((index, barrier) =>
        {
            for (int round = 1; round <= Rounds; round++)
            {
                Volatile.Write(ref reached[index], round);
                barrier.Wait();
                for (int other = 0; other < threads; other++)
                {
                    if (Volatile.Read(ref reached[other]) < round)
                        Interlocked.Increment(ref ahead);
                }
            }
        });
        Assert.Equal(0, ahead);
        Assert.All(reached, round => Assert.Equal(Rounds, round));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_OneThreadThrows_OthersAreFreedAndTheExceptionComesOut(int thrower)
    {
        var team = new ThreadTeam(3);
        Assert.Equal("here", Assert.Throws<InvalidOperationException>(() => team.Run((index, barrier) =>
        {
            barrier.Wait();
            if (index == thrower)
                throw new InvalidOperationException("here");
            barrier.Wait();
        })).Message);
    }

    [Fact]
    public void Constructor_NoThreads_Refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new ThreadTeam(0));
}
