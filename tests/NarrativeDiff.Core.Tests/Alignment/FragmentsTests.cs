using System.Collections.Immutable;

namespace NarrativeDiff.Core.Alignment;

/// <summary>Groups drawn as <c>0,1 | 2</c>: clauses of one sentence, in order.</summary>
public class FragmentsTests
{
    [Fact]
    public void A_fragment_nobody_else_has_joins_the_clause_before_it() =>
        Assert.Equal("0,1", Drawn(["The blast tore through the market,", "with smoke rising over the old harbour."], [0], [1]));

    [Fact]
    public void A_fragment_that_opens_a_sentence_joins_the_clause_after_it() =>
        Assert.Equal("0,1", Drawn(["With the mayor out of town,", "the council was dissolved."], [0], [1]));

    [Fact]
    public void A_clause_with_a_verb_of_its_own_stays_a_statement() =>
        Assert.Equal("0 | 1", Drawn(["The blast tore through the market,", "and two men were arrested."], [0], [1]));

    [Fact]
    public void A_fragment_that_another_clause_matches_stays_with_its_match() =>
        Assert.Equal(
            "0 | 1,2",
            Drawn(
                ["The blast tore through the market,", "with smoke rising over the old harbour.", "Smoke was rising over the harbour."],
                [0],
                [1, 2]
            )
        );

    private static string Drawn(string[] clauses, params int[][] groups) =>
        string.Join(
            " | ",
            Fragments
                .Join(
                    [.. clauses.Select((text, part) => BareUnit.Of(0, 0) with { Part = part, Text = text })],
                    [.. groups.Select(group => group.ToImmutableArray())]
                )
                .Select(group => string.Join(',', group))
        );
}
