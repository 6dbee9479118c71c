using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Review;

/// <summary>Looks up the words that a place in a report stands for.</summary>
internal sealed class ReportTextIndex(Report report)
{
    public JudgedPassage? Sentence(LinkEnd? end) =>
        end is not null && Witness(end.Siglum) is { } witness && witness.Sentences.FirstOrDefault(sentence => sentence.Index == end.Sentence) is { } found
            ? Passage(witness, found.Field, found.Start, found.Length)
            : null;

    /// <summary>Each segment of the statement with the witness that carries it.</summary>
    public IEnumerable<(string Siglum, JudgedPassage Words)> Readings(string? statement) =>
        from reading in report.Statements.FirstOrDefault(row => row.Id == statement)?.Readings ?? []
        let witness = Witness(reading.Siglum)
        where witness is not null
        from segment in reading.Segments
        let sentence = witness.Sentences.First(sentence => sentence.Index == segment.Sentence)
        select (reading.Siglum, Passage(witness, sentence.Field, segment.Start, segment.Length));

    /// <summary>The statement's most central reading.</summary>
    public JudgedPassage? Label(string? statement) =>
        Readings(statement).Select(reading => reading.Words).FirstOrDefault(words => words.Text == report.Statements.First(row => row.Id == statement).Label);

    private ReportWitness? Witness(string? siglum) => report.Witnesses.FirstOrDefault(witness => witness.Siglum == siglum);

    private static JudgedPassage Passage(ReportWitness witness, string field, int start, int length) =>
        new(witness.Outlet, witness.ArticleId, (field == "headline" ? witness.Headline : witness.Body).Substring(start, length));
}
