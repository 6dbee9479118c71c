using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Core;

/// <summary>Articles in other languages: shown, not compared, never an omission; with a translation compared like the others.</summary>
public sealed class OtherLanguageTests
{
    private const string Russian =
        "Пожар уничтожил старую мельницу в ночь на вторник.\nВладелец мельницы опроверг, что сигнализация была отключена.";
    private const string Ukrainian = "Пожежа знищила старий млин у ніч на вівторок.\nВласник млина заперечив, що сигналізацію вимкнули.";
    private const string Translated =
        "A fire destroyed the old flour mill on the river on Monday night.\nThe owner of the mill denied "
        + "that the alarm had been switched off.";

    private static ArticleVersion[] English => [.. SomeStory.ThreeOutlets().Take(2).Select(article => article with { Language = "en-GB" })];

    private static ArticleVersion InRussian => SomeStory.Article("vesti", Russian, "Сгорела мельница", 1) with { Language = "ru" };

    private static ArticleVersion InUkrainian => SomeStory.Article("aist", Ukrainian, "Згорів млин", 1) with { Language = "uk" };

    private static Translation Rendering => new("en", "Mill burnt down", Translated, "A. Translator");

    [Fact]
    public void An_article_in_another_language_has_a_column_that_says_so_and_no_omission()
    {
        var report = SomeStory.Compare([.. English, InRussian, InUkrainian]);

        Assert.Equal(["aist", "anvil", "beacon", "vesti"], report.Witnesses.Select(witness => witness.Outlet));
        Assert.Equal(["uk", "en-GB", "en-GB", "ru"], report.Witnesses.Select(witness => witness.Language));
        Assert.Equal(
            "aist notCompared, anvil carried, beacon late, vesti notCompared",
            SomeStory.Row(report, "destroyed the old flour mill")
        );
        Assert.All(
            report.Statements,
            statement => Assert.Equal(report.Witnesses.Select(witness => witness.Siglum), statement.Coverage.Select(cell => cell.Siglum))
        );
        Assert.DoesNotContain(report.Findings, finding => finding.Evidence.Any(evidence => evidence.Outlet is "vesti" or "aist"));
        Assert.DoesNotContain(
            report.Findings,
            finding =>
                finding.Summary.Contains("vesti", StringComparison.Ordinal) || finding.Summary.Contains("aist", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_others_are_compared_as_if_it_were_not_there()
    {
        var (with, without) = (SomeStory.Compare([.. English, InRussian]), SomeStory.Compare(English));

        Assert.Equal(without.Findings.Select(finding => finding.Summary), with.Findings.Select(finding => finding.Summary));
        Assert.Equal(without.Statements.Select(statement => statement.Label), with.Statements.Select(statement => statement.Label));
    }

    [Fact]
    public void A_plain_note_names_it()
    {
        var notes = SomeStory.Compare([.. English, InRussian, InUkrainian]).Notes;

        Assert.Equal(
            [
                "vesti is in Russian and not compared: nothing here says what it reports or leaves out.",
                "aist is in Ukrainian and not compared: nothing here says what it reports or leaves out.",
            ],
            notes.Where(note => note.Kind == "notCompared").Select(note => note.Text)
        );
    }

    [Fact]
    public void A_translation_is_compared_and_its_evidence_shows_the_passage_it_renders()
    {
        var report = SomeStory.Compare([.. English, InRussian with { Translation = Rendering }]);

        Assert.Equal("anvil carried, beacon late, vesti carried", SomeStory.Row(report, "destroyed the old flour mill"));
        var witness = report.Witnesses.Single(one => one.Outlet == "vesti");
        Assert.Equal(
            (Translated, Russian, "A. Translator", "ru"),
            (witness.Body, witness.Original?.Body, witness.Original?.By, witness.Language)
        );
        var evidence = report.Findings.SelectMany(finding => finding.Evidence).Where(span => span.Outlet == "vesti").ToArray();
        Assert.NotEmpty(evidence);
        Assert.All(
            evidence.Where(span => span.Field == "body"),
            span =>
                Assert.Equal(
                    span.Start < Translated.IndexOf('\n', StringComparison.Ordinal) ? Russian.Split('\n')[0] : Russian.Split('\n')[1],
                    span.Original
                )
        );
        Assert.Contains(
            report.Notes,
            note => note.Text == "vesti is in Russian and compared in a translation by A. Translator: the wording is the translator's."
        );
        Assert.Contains("translated from “Пожар уничтожил", string.Join('\n', MarkdownReport.Write(report)), StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_without_a_paragraph_of_its_own_in_the_original_shows_none()
    {
        var report = SomeStory.Compare([
            .. English,
            InRussian with
            {
                Translation = Rendering with { Body = Translated + "\nThe mill was empty at the time." },
            },
        ]);

        Assert.All(
            report.Findings.SelectMany(finding => finding.Evidence).Where(span => span is { Outlet: "vesti", Field: "body" }),
            span => Assert.Null(span.Original)
        );
    }

    [Fact]
    public void A_version_from_before_its_translation_is_no_earlier_wording()
    {
        var report = SomeStory.Compare([
            .. English,
            InRussian,
            InRussian with
            {
                Translation = Rendering,
                PublishedAt = InRussian.PublishedAt.AddHours(1),
            },
        ]);

        Assert.Empty(report.Edits);
        Assert.Empty(report.Witnesses.Single(witness => witness.Outlet == "vesti").EarlierVersions);
    }

    [Fact]
    public void A_story_in_one_other_language_is_compared_with_a_warning()
    {
        var report = SomeStory.Compare(InRussian, SomeStory.Article("zarya", Russian, "Мельница сгорела", 2) with { Language = "ru" });

        Assert.DoesNotContain(
            report.Statements.SelectMany(statement => statement.Coverage),
            cell => cell.State == CoverageState.NotCompared
        );
        Assert.Contains(
            report.Notes,
            note =>
                note
                    is {
                        Kind: "otherLanguage",
                        Text: "The articles are in Russian, and the rules are made for English: read the rows, not the findings on wording."
                    }
        );
    }

    [Fact]
    public void A_language_that_nobody_knows_is_compared_as_ever() =>
        Assert.Equal(
            "anvil carried, beacon late",
            SomeStory.Row(SomeStory.Compare(SomeStory.ThreeOutlets()[0], English[1]), "destroyed the old flour mill")
        );

    [Fact]
    public void A_new_translation_is_new_content() =>
        Assert.NotEqual(InRussian.ContentHash, (InRussian with { Translation = Rendering }).ContentHash);
}
