using System.Globalization;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Benchmarks.Presence;

/// <summary>Writes what each question of presence is judged by, a line a question.</summary>
internal static class PresenceFit
{
    /// <summary><c>presence-features OUT.tsv FOLDER…</c></summary>
    public static int RunFeatures(string[] args)
    {
        using var encoder = OnnxSentenceEncoder.Bundled();
        using var output = new StreamWriter(args[0]);
        output.WriteLine(string.Join('\t', PassageFeatures.Names.Prepend("answer").Prepend("id").Prepend("story").Prepend("set")));
        foreach (var folder in args.Skip(1))
        {
            var questions = PresenceQuestions.Read(folder).ToLookup(question => question.Story);
            foreach (var story in PresenceQuestions.Stories(folder))
                foreach (var (question, x) in Features(story, questions[story.Id], encoder))
                    output.WriteLine(string.Join('\t', x.Select(value => value.ToString("R", CultureInfo.InvariantCulture))
                        .Prepend(question.Answer.ToString()).Prepend(question.Id).Prepend(story.Id).Prepend(Path.GetFileName(folder.TrimEnd('/')))));
        }
        return 0;
    }

    private static IEnumerable<(PresenceQuestion, double[])> Features(Story story, IEnumerable<PresenceQuestion> questions, ISentenceEncoder encoder)
    {
        var witnesses = Witness.Of(story);
        var units = StoryUnits.Of(witnesses, VersionHistory.Of(witnesses), encoder);
        var scored = Aligner.Score(units, new AlignmentOptions());
        using var pairs = new PairsOfUnit(units.Segments.Length, scored.Segments);
        var judge = new PassageJudge(witnesses, units, pairs, PassageModel.Shipped);
        var at = witnesses.Select((witness, i) => (witness.Key.ArticleId, i)).ToDictionary(pair => pair.ArticleId, pair => pair.i);
        var room = judge.NewRoom();
        foreach (var question in questions)
        {
            var (from, to) = (at[question.FromArticle], at[question.ToArticle]);
            var place = Enumerable.Range(0, units.Segments.Length)
                .Where(i => units.Segments[i] is { IsNewest: true, Field: NarrativeDiff.Core.Model.TextField.Body } && units.Segments[i].Witness == from)
                .MaxBy(i => Overlap(units.Segments[i], question));
            var found = Array.Empty<double>();
            judge.Judge(place, room, (w, x) => found = w == to ? x.ToArray() : found);
            yield return (question, found);
        }
    }

    private static int Overlap(TextUnit unit, PresenceQuestion question) =>
        Math.Min(unit.Span.End, question.Start + question.Length) - Math.Max(unit.Span.Start, question.Start);
}
