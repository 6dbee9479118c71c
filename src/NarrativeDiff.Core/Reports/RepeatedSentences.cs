using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Comparison.Labels;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Reports;

/// <summary>Sentences of a text that more than six outlets carry, of all outlets but the first: what is read off their words stands with the
/// first one.</summary>
/// <remarks>Repeated for each outlet it would say the same and make most of a large report. Small groups of shared copy are reported
/// whole.</remarks>
internal sealed class RepeatedSentences
{
    /// <summary>Articles of one shared copy of which everything is reported.</summary>
    private const int MaxWhole = 6;

    private readonly Dictionary<(int Group, string Words), int> _first = [];
    private readonly HashSet<(int Witness, int Sentence)> _repeated = [];
    private readonly Collation _collation;
    private readonly SharedCopy _copies;

    private RepeatedSentences(Collation collation)
    {
        (_collation, _copies) = (collation, collation.Copies);
        var large = Enumerable
            .Range(0, collation.Witnesses.Length)
            .Select(_copies.GroupOf)
            .OfType<int>()
            .CountBy(group => group)
            .Where(group => group.Value > MaxWhole)
            .Select(group => group.Key)
            .ToHashSet();
        if (large.Count > 0)
            foreach (var unit in collation.Sentences)
                if (_copies.GroupOf(unit.Witness) is { } group && large.Contains(group))
                    Enter(group, unit);
    }

    public static RepeatedSentences Of(Collation collation) => collation.Context.Once(() => new RepeatedSentences(collation));

    /// <summary>An earlier witness of the same shared copy has the sentence in the same words.</summary>
    public bool Contains(int witness, int sentence) => _repeated.Contains((witness, sentence));

    /// <summary>The same words in two articles of a shared copy that more than six carry: the row's readings say so, and no link or basis
    /// needs to.</summary>
    public bool AreSameWords(TextUnit left, TextUnit right) =>
        left.Text == right.Text && (Contains(left.Witness, left.Sentence) || Contains(right.Witness, right.Sentence));

    /// <summary>An article in several versions keeps its uses: its labels may have changed.</summary>
    public IEnumerable<LabelUse> Without(IEnumerable<LabelUse> uses) =>
        _repeated.Count == 0
            ? uses
            : uses.Where(use =>
                !Contains(use.Witness, use.Mention.Place.Sentence) || _collation.Witnesses[use.Witness].Versions.Length > 1
            );

    public ImmutableArray<ReportNumber> Without(ImmutableArray<ReportNumber> numbers)
    {
        if (_repeated.Count == 0)
            return numbers;
        var witnesses = WitnessesBySiglum();
        return [.. numbers.Where(number => !Contains(witnesses[number.Siglum], number.Evidence.Sentence))];
    }

    /// <summary>A row stays where no earlier article of the shared copy has its like.</summary>
    public ImmutableArray<ReportSource> Without(ImmutableArray<ReportSource> sources)
    {
        if (_repeated.Count == 0)
            return sources;
        var witnesses = WitnessesBySiglum();
        var copied = _repeated.Select(place => place.Witness).ToHashSet();
        var seen = new HashSet<(int?, string?, string, int, int, int, double?)>();
        return
        [
            .. sources.Where(source =>
                seen.Add(
                    (
                        _copies.GroupOf(witnesses[source.Siglum]),
                        source.Name,
                        source.Type,
                        source.Attributions,
                        source.Words,
                        source.QuotedWords,
                        source.Share
                    )
                ) || !copied.Contains(witnesses[source.Siglum])
            ),
        ];
    }

    private Dictionary<string, int> WitnessesBySiglum() =>
        Enumerable.Range(0, _collation.Witnesses.Length).ToDictionary(w => _collation.Witnesses[w].Siglum, w => w, StringComparer.Ordinal);

    private void Enter(int group, TextUnit unit)
    {
        if (!_first.TryAdd((group, unit.Text), unit.Witness) && _first[(group, unit.Text)] != unit.Witness)
            _repeated.Add((unit.Witness, unit.Sentence));
    }
}
