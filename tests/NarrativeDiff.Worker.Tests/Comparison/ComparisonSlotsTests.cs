namespace NarrativeDiff.Worker.Comparison;

/// <summary>Who gives a slot up, and who comes back later.</summary>
public sealed class ComparisonSlotsTests
{
    private static readonly TimeSpan SlowAfter = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task A_slow_one_runs_on_beside_its_slot_and_one_more_than_there_are_slots_is_stopped()
    {
        using var slots = new ComparisonSlots(1, SlowAfter);
        var (end, stopped) = (new TaskCompletionSource(), 0);
        async Task SlowAsync(CancellationToken postpone)
        {
            try
            {
                await end.Task.WaitAsync(postpone);
            }
            catch (OperationCanceledException)
            {
                stopped++;
            }
        }

        await slots.RunAsync(SlowAsync);
        Assert.Equal(1, slots.Slow);
        await slots.RunAsync(SlowAsync);

        Assert.Equal((1, 1), (slots.Slow, stopped));
        end.SetResult();
        await slots.AllAsync();
        await slots.RunAsync(_ => Task.CompletedTask);
        Assert.Equal(1, stopped);
    }

    [Fact]
    public async Task What_fails_within_its_slot_fails_for_its_caller()
    {
        using var slots = new ComparisonSlots(1, SlowAfter);

        await Assert.ThrowsAsync<InvalidOperationException>(() => slots.RunAsync(_ => Task.FromException(new InvalidOperationException())));
    }
}
