using System.Collections.Immutable;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Alignment;

/// <summary>Lines the witnesses up: scored pairs become statements, statements get a cell a witness.</summary>
internal static class Collator
{
    public static Collation Collate(
        ImmutableArray<Witness> witnesses,
        ISentenceEncoder encoder,
        AlignmentOptions options,
        ImmutableArray<ReviewedLink> reviewed = default
    )
    {
        var history = VersionHistory.Of(witnesses);
        return Collate(witnesses, history, Aligner.Score(StoryUnits.Of(witnesses, history, encoder), options), options, reviewed);
    }

    /// <param name="machine">The pairs as they were scored, before reviewers are heard.</param>
    public static Collation Collate(
        ImmutableArray<Witness> witnesses,
        VersionHistory history,
        ScoredStory machine,
        AlignmentOptions options,
        ImmutableArray<ReviewedLink> reviewed = default
    )
    {
        var constraints = LinkConstraints.Of(reviewed.IsDefault ? [] : reviewed, witnesses, machine);
        var scored = constraints.ApplyTo(machine);
        var copies = SharedCopy.Of(witnesses);
        using var coverage = new CoverageTable(witnesses, scored, history, copies, options);
        var statements = InParallel(Groups(scored, options, constraints, coverage), coverage, coverage.StatementOf)
            .OrderByDescending(statement => statement.IndependentCarriers)
            .ThenByDescending(statement => statement.Carriers)
            .ThenBy(statement => statement.Representative.Position)
            .ThenBy(statement => statement.Representative.Witness)
            .ThenBy(statement => statement.Representative.Sentence)
            .ThenBy(statement => statement.Representative.Part)
            .Select((statement, i) => statement with { Ordinal = i + 1 });
        return new Collation(
            witnesses,
            [.. machine.Units.Sentences.Where(unit => unit.IsNewest)],
            StatementIds.Name([.. statements], witnesses, history),
            scored.Links,
            history.Revisions,
            copies,
            options with
            {
                Uncertain = scored.MinListedScore,
            },
            PairTable.Of(scored)
        )
        {
            BasisOfMatch = coverage.Judge.BasisOf,
        };
    }

    /// <summary>Places in the story's segments, those of one statement together; every segment of a newest version is in exactly
    /// one.</summary>
    private static ImmutableArray<int>[] Groups(
        ScoredStory scored,
        AlignmentOptions options,
        LinkConstraints constraints,
        CoverageTable coverage
    )
    {
        var segments = scored.Units.Segments;
        var alike = AverageLink
            .Group(segments, scored.Segments, PairModel.Logit(options.SameStatement), constraints, options.Budget)
            .Where(group => segments[group[0]].IsNewest)
            .ToArray();
        ImmutableArray<ImmutableArray<int>> rows =
        [
            .. InParallel(alike, coverage, (group, room) => coverage.Rows.Of(group, room.Passages).ToArray())
                .SelectMany(row => row)
                .OrderBy(row => row[0]),
        ];
        return [.. Fragments.Join(segments, rows)];
    }

    /// <summary>Each group's result in its place: threads decide nothing but the time.</summary>
    private static T[] InParallel<T>(
        ImmutableArray<int>[] groups,
        CoverageTable coverage,
        Func<ImmutableArray<int>, CoverageTable.Room, T> make
    )
    {
        var made = new T[groups.Length];
        Parallel.For(
            0,
            groups.Length,
            coverage.NewRoom,
            (i, _, room) =>
            {
                made[i] = make(groups[i], room);
                return room;
            },
            _ => { }
        );
        return made;
    }
}

/// <summary>Puts a clause without a verb of its own back beside its neighbour, where no other witness has it: it is no statement by
/// itself.</summary>
internal static class Fragments
{
    /// <param name="groups">Places in <paramref name="segments"/>, each in exactly one group; so it is in the result.</param>
    public static ImmutableArray<ImmutableArray<int>> Join(ImmutableArray<TextUnit> segments, ImmutableArray<ImmutableArray<int>> groups)
    {
        var group = new int[segments.Length];
        for (var g = 0; g < groups.Length; g++)
            foreach (var place in groups[g])
                group[place] = g;
        var into = Enumerable.Range(0, groups.Length).ToArray();
        for (var g = 0; g < groups.Length; g++)
            if (groups[g] is [var place] && segments[place].IsFragment && Neighbour(segments, place) is { } neighbour)
                into[g] = into[group[neighbour]];
        return
        [
            .. Enumerable
                .Range(0, groups.Length)
                .GroupBy(g => into[g])
                .Select(joined => joined.SelectMany(g => groups[g]).Order().ToImmutableArray())
                .OrderBy(joined => joined[0]),
        ];
    }

    /// <summary>The clause before it; for the first of a sentence the one after.</summary>
    private static int? Neighbour(ImmutableArray<TextUnit> segments, int place)
    {
        bool IsNear(int other) =>
            other >= 0
            && other < segments.Length
            && (segments[other].Witness, segments[other].Version, segments[other].Sentence)
                == (segments[place].Witness, segments[place].Version, segments[place].Sentence);
        return IsNear(place - 1) ? place - 1
            : IsNear(place + 1) ? place + 1
            : null;
    }
}
