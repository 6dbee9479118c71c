using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison;

/// <summary>Collects what every witness does with one subject and makes one finding of it.</summary>
/// <remarks>
/// A rule says of each witness what it knows (<see cref="Take"/>), fills in the rest (<see cref="Others"/>) and builds. Evidence is given
/// by the sentence or
/// by a span within one; each piece belongs to the position that was named with it. Witnesses of which nothing was said are <c>unknown</c>.
/// </remarks>
internal sealed class FindingBuilder(Collation collation, string rule, string kind, FindingSubject subject)
{
    /// <summary>A reader opens no more; the rest of what a position rests on stands in its sentences.</summary>
    private const int MaxEvidence = 24;

    private readonly SortedDictionary<int, Draft> _positions = [];
    private readonly List<Evidence> _evidence = [];

    private sealed class Draft
    {
        public FindingStance Stance { get; set; }

        public string? Says { get; set; }

        public SortedSet<int> Sentences { get; } = [];

        public List<int> Evidence { get; } = [];
    }

    /// <summary>What one witness does with the subject. Said again, it adds sentences; the first stance stands.</summary>
    /// <param name="sentences">Its sentences on the subject.</param>
    /// <param name="says">Its version in a word or two.</param>
    public FindingBuilder Take(int witness, FindingStance stance, IEnumerable<int> sentences, string? says = null)
    {
        var draft = DraftOf(witness, stance);
        draft.Says ??= says;
        draft.Sentences.UnionWith(sentences);
        return this;
    }

    /// <summary>Whole sentences of a witness as evidence; its position holds them too.</summary>
    /// <param name="role"><c>carrier</c> where others are silent, else <c>reading</c>.</param>
    public FindingBuilder Show(int witness, IEnumerable<int> sentences, string role)
    {
        foreach (var sentence in sentences)
            Show(witness, sentence, collation.Witnesses[witness].Text.Sentences[sentence].Span, role);
        return this;
    }

    /// <summary>Words within one sentence as evidence.</summary>
    /// <param name="span">In the sentence's field, as received.</param>
    public FindingBuilder Show(int witness, int sentence, TextSpan span, string role)
    {
        var draft = DraftOf(witness, FindingStance.States);
        draft.Sentences.Add(sentence);
        if (_evidence.Count >= MaxEvidence)
            return this;
        var shown = EvidenceFactory.Of(collation.Witnesses[witness], collation.Witnesses[witness].Newest, sentence, span, role);
        if (_evidence.IndexOf(shown) is var known and >= 0)
        {
            draft.Evidence.Add(known);
            return this;
        }
        draft.Evidence.Add(_evidence.Count);
        _evidence.Add(shown);
        return this;
    }

    /// <summary>The stance of every witness of which nothing was said yet. Say <c>silent</c> only after a search of the whole article found
    /// nothing.</summary>
    public FindingBuilder Others(Func<int, FindingStance> stance)
    {
        for (var witness = 0; witness < collation.Witnesses.Length; witness++)
            if (!_positions.ContainsKey(witness))
                DraftOf(witness, stance(witness));
        return this;
    }

    /// <summary>Witnesses with this stance, in witness order.</summary>
    public int[] With(params ReadOnlySpan<FindingStance> stances)
    {
        var wanted = stances.ToArray();
        return [.. _positions.Where(position => wanted.Contains(position.Value.Stance)).Select(position => position.Key)];
    }

    /// <summary>The outlets of these witnesses, as an argument of the summary.</summary>
    public SummaryArgument Outlets(string name, IEnumerable<int> witnesses) =>
        SummaryArgument.Outlets(name, OutletNames.Of(collation, witnesses));

    /// <param name="certainty">0–1: how sure the rule is that this is a difference.</param>
    /// <param name="size">0–1: how large it is.</param>
    /// <exception cref="InvalidOperationException">No evidence was given.</exception>
    public FindingDraft Build(SummaryTemplate summary, double certainty, double size)
    {
        if (_evidence.Count == 0)
            throw new InvalidOperationException($"a finding of {rule} on {subject.Id} has no evidence");
        Others(_ => FindingStance.Unknown);
        return new FindingDraft(rule, kind, subject.Id, summary, [.. _evidence])
        {
            Subject = subject,
            Positions = [.. _positions.Select(position => PositionOf(position.Key, position.Value))],
            Outlets =
            [
                .. _positions
                    .Where(position => position.Value.Stance != FindingStance.Unknown)
                    .Select(position => collation.Witnesses[position.Key].Outlet)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ],
            Certainty = certainty,
            Size = size,
            Prominence = _positions.Max(position => ProminenceOf(position.Key, position.Value)),
            Support = (double)_positions.Count(position => position.Value.Sentences.Count > 0) / collation.Witnesses.Length,
        };
    }

    private Draft DraftOf(int witness, FindingStance stance)
    {
        if (!_positions.TryGetValue(witness, out var draft))
            _positions.Add(witness, draft = new Draft { Stance = stance });
        return draft;
    }

    private FindingPosition PositionOf(int witness, Draft draft)
    {
        var text = collation.Witnesses[witness].Text;
        var (place, paragraph) = WitnessPlace.Of(text, draft.Sentences);
        var words = draft.Sentences.Sum(sentence => WitnessPlace.WordsOf(text, text.Sentences[sentence]));
        return new(collation.Witnesses[witness].Siglum, draft.Stance, place, paragraph, [.. draft.Sentences], words, [.. draft.Evidence])
        {
            Says = draft.Says,
        };
    }

    private double ProminenceOf(int witness, Draft draft)
    {
        var sentences = collation.Witnesses[witness].Text.Sentences;
        return draft.Sentences.Count == 0
            ? 0
            : draft.Sentences.Max(sentence => Importance.Prominence(sentences[sentence].Field, (double)sentence / sentences.Length));
    }
}
