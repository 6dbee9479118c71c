namespace NarrativeDiff.Worker.Faults;

/// <summary>The promise of the intake: one outcome a message, and of equal messages one is accepted.</summary>
internal static class OutcomeLaw
{
    public static void AssertOneOutcomeAMessage(IReadOnlyList<FaultMessage> messages, Ledger ledger)
    {
        Assert.Equal(messages.Select(message => message.Id).Order(StringComparer.Ordinal), ledger.Outcomes.Keys);
        Assert.Empty(
            ledger
                .Outcomes.Where(outcome => outcome.Value.Count != 1)
                .Select(outcome => $"{outcome.Key}: {string.Join(", ", outcome.Value)}")
        );
        Assert.All(
            messages.Where(message => message.ContentHash is null),
            message => Assert.Equal("rejected", ledger.Outcomes[message.Id].Single())
        );
        foreach (var copies in messages.Where(message => message.ContentHash is not null).GroupBy(message => message.ContentHash))
        {
            var outcomes = copies.Select(message => ledger.Outcomes[message.Id].Single()).Order(StringComparer.Ordinal);
            Assert.Equal(["accepted", .. Enumerable.Repeat("duplicate", copies.Count() - 1)], outcomes);
        }
    }
}
