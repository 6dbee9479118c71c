using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Agency;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Agency;

/// <summary>Finds events that one outlet reports without an agent, though others name one.</summary>
/// <remarks>Transitivity and nominalisation in news: Fowler et al. 1979, Trew 1979. Only where an aligned reading names the agent: a passive alone is no signal.</remarks>
internal sealed class AgencyRule : IRule
{
    /// <summary>How alike the readings must be to report the same event; cosine.</summary>
    private const float MinSimilarity = 0.6f;

    private const int MaxReadings = 8;

    /// <summary>So many outlets must name the agent for it to be reported as one that peers name.</summary>
    private const int MinPeers = 2;

    public IReadOnlyList<string> Ids => ["G1", "G2", "G3"];

    public IEnumerable<FindingDraft> Find(Collation collation) => collation.Statements
        .Where(statement => statement.IndependentCarriers >= 2)
        .SelectMany(statement => Find(collation, statement));

    private sealed record ReportedEvent(TextUnit Unit, EventMention Deed);

    private static IEnumerable<FindingDraft> Find(Collation collation, Statement statement)
    {
        var deeds = statement.CarriedReadings.Take(MaxReadings).SelectMany(reading => reading.Units.Take(2))
            .SelectMany(unit => EventMention.In(collation.WitnessOf(unit).Text, unit.Field, unit.Span), (unit, deed) => new ReportedEvent(unit, deed)).ToArray();
        return
            from without in deeds
            where without.Deed.Realization != AgentRealization.WithAgent && !without.Deed.IsOffice
            let naming = deeds.Where(with => Names(collation, with, without)).ToArray()
            where naming.Length > 0
            let agents = naming.GroupBy(with => with.Deed.AgentHead!, StringComparer.Ordinal).OrderByDescending(agent => agent.Count()).ThenBy(agent => agent.Key, StringComparer.Ordinal).First()
            select Draft(collation, statement, without, [.. agents]);
    }

    private static bool Names(Collation collation, ReportedEvent with, ReportedEvent without) =>
        with.Deed.Realization == AgentRealization.WithAgent
        && collation.WitnessOf(with.Unit).Outlet != collation.WitnessOf(without.Unit).Outlet
        && with.Deed.Kind.Intersect(without.Deed.Kind, StringComparer.Ordinal).Any()
        && PairFeatures.Cosine(with.Unit, without.Unit) >= MinSimilarity && collation.AreSame(with.Unit, without.Unit)
        && !HasWord(collation, without.Unit, with.Deed.AgentHead!);

    /// <summary>The agent stands elsewhere in the sentence, in a neighbour or in the headline: then it is named after all.</summary>
    private static bool HasWord(Collation collation, TextUnit unit, string head)
    {
        var text = collation.WitnessOf(unit).Text;
        return text.TextOf(text.Sentences[unit.Sentence]).Contains(head, StringComparison.OrdinalIgnoreCase)
            || IsWordOf(text.Headline, head)
            || text.Sentences.Any(sentence => sentence.Field == unit.Field && Math.Abs(sentence.Index - unit.Sentence) == 1 && IsWordOf(text.TextOf(sentence), head));
    }

    private static bool IsWordOf(string text, string head) => Words.Stems(text).Contains(Stemmer.Stem(head.ToLowerInvariant()), StringComparer.Ordinal);

    private static FindingDraft Draft(Collation collation, Statement statement, ReportedEvent without, ReportedEvent[] naming)
    {
        var peers = naming.Select(with => collation.WitnessOf(with.Unit).Outlet).Distinct(StringComparer.Ordinal).ToArray();
        var (rule, kind) = peers.Length >= MinPeers ? ("G3", "agent named by peers")
            : without.Deed.Realization == AgentRealization.AgentlessPassive ? ("G1", "agentless passive") : ("G2", "told as a happening");
        var here = Cut(collation, without.Unit, without.Deed.Span);
        var there = naming.Select(with => Cut(collation, with.Unit, Joined(with.Deed))).ToImmutableArray();
        return new FindingDraft(rule, kind, $"{here.Outlet}|{here.Exact}|{collation.WordsOf(without.Unit)}",
            $"{here.Outlet} tells it without an agent in the clause ({Prose.Quote(here.Exact)}), {Prose.List(peers)} {(peers.Length > 1 ? "name" : "names")} one ({Prose.Quote(there[0].Exact)}): {Prose.Quote(collation.WordsOf(without.Unit))}",
            [here, .. there, EvidenceFactory.Of(collation, without.Unit, "reading"), EvidenceFactory.Of(collation, naming[0].Unit, "reading")])
        {
            Statement = statement,
            Outlets = [here.Outlet],
            Certainty = 0.5,
            Size = 0.5,
            Prominence = Importance.Prominence(statement),
            Support = Importance.Support(collation, statement),
        };
    }

    private static TextSpan Joined(EventMention deed) =>
        deed.Agent is { } agent ? TextSpan.FromBounds(Math.Min(agent.Start, deed.Span.Start), Math.Max(agent.End, deed.Span.End)) : deed.Span;

    private static Evidence Cut(Collation collation, TextUnit unit, TextSpan span) =>
        EvidenceFactory.Of(collation.WitnessOf(unit), collation.WitnessOf(unit).Newest, unit.Sentence, span, "reading");
}
