using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Benchmarks.Day;

/// <summary>A day of article versions made of real sentences: new articles, later versions with a tenth of their sentences changed, copies
/// of a wire text.</summary>
/// <remarks>
/// A made story has up to 24 statements, the sentences of one real story. An article of it has about 30 sentences: headline and first four
/// say one of the
/// first eight statements, half of the others any, the rest is the article's own. Each is the beginning of one real sentence (for a
/// statement: most of it) and the end of another, cut at random words, so that the encoder has never
/// seen it and yet the articles of a story share what they say. Story sizes fall with the root of their rank, 20 versions on average; every
/// story begins at some time of
/// the day and its versions come closer together at first. The same number gives the same day.
/// </remarks>
/// <param name="number">Of the day, from 1: another day is made of the same sentences again.</param>
internal sealed class NewsDay(ImmutableArray<ImmutableArray<string>> texts, DayMix mix, int number = 1)
{
    private const int VersionsPerStory = 20,
        Statements = 24,
        Main = 8,
        Lead = 4,
        Shortest = 22,
        Longest = 38,
        Outlets = 400,
        ChangedOneIn = 10;
    private static readonly DateTimeOffset FirstMorning = new(2024, 3, 5, 0, 0, 0, TimeSpan.Zero);

    private readonly Random _random = new(number);
    private readonly ImmutableArray<string> _pool = [.. texts.SelectMany(text => text)];
    private int _articles;

    /// <summary>So many versions in the order in which they appear.</summary>
    public ImmutableArray<ArticleVersion> Versions(int count)
    {
        var stories = Math.Clamp(count / VersionsPerStory, 1, texts.Length);
        var weights = Enumerable.Range(1, stories).Select(rank => 1 / Math.Sqrt(rank)).ToArray();
        var scale = count / weights.Sum();
        return
        [
            .. weights
                .Index()
                .SelectMany(story => Story([.. texts[story.Index].Take(Statements)], (int)Math.Ceiling(story.Item * scale)))
                .OrderBy(version => version.PublishedAt)
                .ThenBy(version => version.Key)
                .Take(count),
        ];
    }

    private IEnumerable<ArticleVersion> Story(string[] statements, int versions)
    {
        var begins = _random.NextDouble() * 20;
        var times = Enumerable
            .Range(0, versions)
            .Select(_ => begins - 2 * Math.Log(1 - _random.NextDouble()))
            .Order()
            .Select(hours => FirstMorning.AddDays(number - 1).AddHours(hours))
            .ToArray();
        var reported = new List<(ArticleVersion Version, string[] Lines)>();
        foreach (var time in times)
        {
            var kind = reported.Count == 0 ? 0 : _random.NextDouble();
            var (from, lines) = kind < mix.New ? (null, Lines(statements)) : reported[_random.Next(reported.Count)];
            if (from is not null && kind < mix.New + mix.Later)
                lines = Changed(lines, statements);
            var isLater = from is not null && kind < mix.New + mix.Later;
            var version = new ArticleVersion
            {
                Key = isLater
                    ? from!.Key
                    : new(new($"outlet-{_random.Next(Outlets):D3}"), FormattableString.Invariant($"article-{number}-{_articles++}")),
                Headline = from?.Headline ?? Told(statements[..Math.Min(Main, statements.Length)]).TrimEnd('.'),
                Body = string.Join('\n', lines),
                PublishedAt = time,
            };
            if (isLater)
                reported.RemoveAll(article => article.Version.Key == version.Key);
            reported.Add((version, lines));
            yield return version;
        }
    }

    private string[] Lines(string[] statements) =>
        [
            .. Enumerable
                .Range(0, _random.Next(Shortest, Longest + 1))
                .Select(place => place < Lead ? Told(statements[..Math.Min(Main, statements.Length)]) : Line(statements)),
        ];

    private string[] Changed(string[] lines, string[] statements)
    {
        string[] changed = [.. lines];
        for (var i = 0; i < Math.Max(1, lines.Length / ChangedOneIn); i++)
            changed[_random.Next(changed.Length)] = Line(statements);
        return changed;
    }

    private string Line(string[] statements) => _random.Next(2) == 0 ? Told(statements) : Spliced(Any(), Any(), 0.3);

    private string Told(string[] statements) => Spliced(statements[_random.Next(statements.Length)], Any(), 0.65);

    private string Any() => _pool[_random.Next(_pool.Length)];

    /// <param name="least">Share of the first sentence that stands at least.</param>
    private string Spliced(string first, string second, double least)
    {
        var (head, tail) = (first.Split(' '), second.Split(' '));
        var kept = _random.Next((int)(head.Length * least), head.Length);
        return string.Join(' ', head.Take(kept).Concat(tail.TakeLast(Math.Max(1, Math.Min(tail.Length, head.Length - kept)))));
    }
}

/// <summary>Shares of new articles and of later versions; the rest are copies.</summary>
internal sealed record DayMix(double New, double Later)
{
    public static DayMix Usual { get; } = new(0.4, 0.4);

    public static DayMix AllNew { get; } = new(1, 0);
}
