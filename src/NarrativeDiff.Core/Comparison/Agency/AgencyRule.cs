using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Agency;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Comparison.Facts;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Agency;

/// <summary>Finds acts that one outlet says without the one who did it, though others name him: one finding an act, with every outlet's way
/// to say it.</summary>
/// <remarks>Transitivity and nominalisation in news: Fowler et al. 1979, Trew 1979. Only where another outlet names the agent: a passive
/// alone is no signal.</remarks>
internal sealed class AgencyRule : IRule
{
    /// <summary>How alike sentences that were not aligned must be to say the same act; cosine. Of a decision, whose content is often
    /// reported in other words, less will do.</summary>
    private const double MinSimilarity = 0.65;

    private const double DecisionFrom = 0.4;

    /// <summary>So many outlets must name the agent for it to be reported as one that peers name.</summary>
    private const int MinPeers = 2;

    private const int SubjectStems = 2;

    public IReadOnlyList<string> Ids => ["G1", "G2", "G3"];

    private sealed record ReportedEvent(TextUnit Unit, EventMention Deed);

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        var near = new Nearness.Table(collation);
        var reported = collation
            .Sentences.SelectMany(
                unit => EventMention.In(collation.WitnessOf(unit).Text, unit.Field, unit.Span),
                (unit, deed) => new ReportedEvent(unit, deed)
            )
            .ToArray();
        var named = reported.SelectMany(one => one.Deed.Kind, (one, kind) => (One: one, Kind: kind));
        var pairs = Counterparts
            .Of(collation, named, entry => entry.One.Unit, entry => entry.Kind)
            .Select(pair =>
                pair.Left.One.Deed.Realization == AgentRealization.WithAgent
                    ? (With: pair.Left.One, Without: pair.Right.One)
                    : (With: pair.Right.One, Without: pair.Left.One)
            )
            .Where(pair => Names(collation, near, pair.With, pair.Without))
            .Distinct();
        return Acts(pairs)
            .Select(act => Emit(collation, act))
            .GroupBy(draft => draft.Key, StringComparer.Ordinal)
            .Select(same => same.First());
    }

    /// <summary>All tellings of one act: pairs that share a saying.</summary>
    private static IEnumerable<(ReportedEvent[] With, ReportedEvent[] Without)> Acts(
        IEnumerable<(ReportedEvent With, ReportedEvent Without)> pairs
    )
    {
        foreach (
            var act in pairs
                .GroupBy(pair => pair.Without)
                .GroupBy(
                    act =>
                        string.Join(
                            '|',
                            act.Select(pair => $"{pair.With.Unit.Witness}.{pair.With.Unit.Sentence}.{pair.With.Deed.Span.Start}")
                                .Order(StringComparer.Ordinal)
                        ),
                    StringComparer.Ordinal
                )
        )
            yield return ([.. act.SelectMany(pairs => pairs.Select(pair => pair.With)).Distinct()], [.. act.Select(pairs => pairs.Key)]);
    }

    private static bool Names(Collation collation, Nearness.Table near, ReportedEvent with, ReportedEvent without) =>
        with.Deed.Realization == AgentRealization.WithAgent
        && without.Deed.Realization != AgentRealization.WithAgent
        && !without.Deed.IsOffice
        && IsOneAct(collation, near.Of(with.Unit, without.Unit), with, without)
        && !HasWord(collation, without.Unit, with.Deed.AgentHead!, without.Deed.IsDecision);

    private static bool IsOneAct(Collation collation, Nearness nearness, ReportedEvent with, ReportedEvent without) =>
        collation.AreSame(with.Unit, without.Unit)
        || (nearness.Cosine >= MinSimilarity && nearness is { IsOneMatter: true, Shared: >= 2 })
        || (with.Deed.IsDecision && with.Deed.Kind[0] == without.Deed.Kind[0] && nearness.Cosine >= DecisionFrom && nearness.Shared >= 1);

    /// <summary>The agent stands elsewhere in the sentence, in a neighbour or in the headline: then it is named after all. "It was decided"
    /// hides who decided though he is reported of before.</summary>
    private static bool HasWord(Collation collation, TextUnit unit, string head, bool onlyHere)
    {
        var text = collation.WitnessOf(unit).Text;
        if (text.TextOf(text.Sentences[unit.Sentence]).Contains(head, StringComparison.OrdinalIgnoreCase))
            return true;
        return !onlyHere
            && (
                IsWordOf(text.Headline, head)
                || text.Sentences.Any(sentence =>
                    sentence.Field == unit.Field && Math.Abs(sentence.Index - unit.Sentence) == 1 && IsWordOf(text.TextOf(sentence), head)
                )
            );
    }

    private static bool IsWordOf(string text, string head) =>
        Words.Stems(text).Contains(Stemmer.Stem(head.ToLowerInvariant()), StringComparer.Ordinal);

    private static FindingDraft Emit(Collation collation, (ReportedEvent[] With, ReportedEvent[] Without) act)
    {
        var naming = act.With.GroupBy(reported => reported.Unit.Witness).Select(mine => mine.First()).ToArray();
        var hiding = act
            .Without.GroupBy(reported => reported.Unit.Witness)
            .Select(mine => mine.First())
            .Where(reported => naming.All(other => other.Unit.Witness != reported.Unit.Witness))
            .DefaultIfEmpty(act.Without[0])
            .ToArray();
        var (rule, kind) =
            naming.Select(reported => collation.WitnessOf(reported.Unit).Outlet).Distinct(StringComparer.Ordinal).Count() >= MinPeers
                ? ("G3", "agent named by peers")
            : act.Without[0].Deed.Realization == AgentRealization.AgentlessPassive ? ("G1", "agentless passive")
            : ("G2", "told as a happening");
        var lemma = act.Without[0].Deed.Kind[0];
        var stems = naming[0].Unit.EventStems.Intersect(hiding[0].Unit.EventStems, StringComparer.Ordinal).Take(SubjectStems);
        var subject = new FindingSubject(
            SubjectType.Act,
            StableId.Of("act", $"{lemma}|{naming[0].Deed.AgentHead}|{string.Join(' ', stems)}"),
            lemma
        );
        var finding = new FindingBuilder(collation, rule, kind, subject);
        foreach (var reported in naming)
            finding.Take(
                reported.Unit.Witness,
                FindingStance.States,
                [reported.Unit.Sentence],
                WordsOf(collation, reported.Unit, Joined(reported.Deed))
            );
        foreach (var reported in hiding)
            finding.Take(
                reported.Unit.Witness,
                FindingStance.Differs,
                [reported.Unit.Sentence],
                WordsOf(collation, reported.Unit, reported.Deed.Span)
            );
        foreach (var reported in naming.Take(1).Concat(hiding.Take(1)).Concat(naming.Skip(1)).Concat(hiding.Skip(1)))
            finding.Show(reported.Unit.Witness, reported.Unit.Sentence, reported.Unit.Span, "reading");
        return finding.Build(
            SummaryTemplate.Of(
                "{a} {a?says|say} who did it ({x}); {b} {b?does|do} not ({y}).",
                finding.Outlets("a", naming.Select(reported => reported.Unit.Witness)),
                finding.Outlets("b", hiding.Select(reported => reported.Unit.Witness)),
                SummaryArgument.Quotations("x", WordsOf(collation, naming[0].Unit, Joined(naming[0].Deed))),
                SummaryArgument.Quotations("y", WordsOf(collation, hiding[0].Unit, hiding[0].Deed.Span))
            ),
            certainty: 0.6,
            size: 0.6
        );
    }

    private static string WordsOf(Collation collation, TextUnit unit, TextSpan span) =>
        span.Of(collation.WitnessOf(unit).Text.TextOf(unit.Field));

    private static TextSpan Joined(EventMention deed) =>
        deed.Agent is { } agent
            ? TextSpan.FromBounds(Math.Min(agent.Start, deed.Span.Start), Math.Max(agent.End, deed.Span.End))
            : deed.Span;
}
