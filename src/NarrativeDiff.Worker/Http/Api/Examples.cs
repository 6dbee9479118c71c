namespace NarrativeDiff.Worker.Http.Api;

/// <summary>What goes in and comes back, as the API description shows it; invented.</summary>
internal static class Examples
{
    public const string Problem = """
        { "type": "https://tools.ietf.org/html/rfc9110#section-15.5.5", "title": "No such story", "status": 404,
          "detail": "there is no story 'mil'; GET /api/stories lists what there is" }
        """;
    public const string Article = """
        { "outlet": "harbour-post", "articleId": "mill-fire", "version": 1, "publishedAt": "2024-03-05T08:00:00+00:00", "story": "mill",
          "headline": "Fire destroys flour mill", "body": "A fire destroyed the old flour mill on Monday night." }
        """;
    public const string Outcome = """{ "outcome": "accepted", "outlet": "harbour-post", "articleId": "mill-fire", "storyId": "mill" }""";
    public const string Story = """
        { "storyId": "mill", "title": "Fire destroys flour mill", "articles": 3, "outlets": 3, "versions": 5, "revision": 7,
          "status": "provisional",
          "changedAt": "2024-03-05T09:10:00+00:00", "independentOutlets": 2, "findings": 12,
            "leading": "Not matched in valley-echo by 5 Mar 09:00 UTC; carried by 2 outlets" }
        """;
    public const string Stories = $"[{Story}]";
    public const string Versions = """
        [{ "outlet": "harbour-post", "articleId": "mill-fire", "version": 1, "publishedAt": "2024-03-05T08:00:00+00:00",
          "headline": "Fire destroys flour mill", "body": "…", "bodyType": "text/plain" }]
        """;
    public const string ArticleSignals = """
        { "outlet": "harbour-post", "articleId": "mill-fire", "version": 1, "sentences": [{ "index": 0, "start": 0, "length": 53 }],
          "attributions": [],
          "signals": [{ "rule": "W2", "start": 4, "length": 9, "exact": "shameless", "voice": "outlet", "score": 0.75 }],
            "sentenceScores": [{ "index": 0, "loaded": 0.81 }] }
        """;
    public const string Report = """
        { "schema": "narrativediff.report/1", "storyId": "mill", "revision": 7, "status": "provisional", "contentHash": "sha256:…",
          "findings": [] }
        """;
    public const string Matrix = """
        { "storyId": "mill", "revision": 7,
          "witnesses": [{ "siglum": "A", "outlet": "harbour-post", "articleId": "mill-fire", "sharedCopyGroup": null,
            "versions": [{ "version": 1, "publishedAt": "2024-03-05T08:00:00Z" }] }],
          "statements": [{ "id": "s1", "carriers": 2, "independentCarriers": 2, "firstReportedAt": "2024-03-05T08:00:00Z" }],
          "cells": [{ "statement": "s1", "siglum": "A", "version": 1, "state": "carried", "score": 0.91, "certainty": "asserted",
            "place": "lead", "minutesAfterFirst": 0 }] }
        """;
    public const string Delta = """{ "fromRevision": 6, "toRevision": 7, "added": [], "changed": [], "withdrawn": [] }""";
    public const string JudgementRequest = """
        { "reviewer": "Ann", "verdict": "reject", "revision": 7, "link": { "left": { "siglum": "A", "sentence": 3 },
          "right": { "siglum": "B", "sentence": 5 } }, "note": "another fire" }
        """;
    public const string Judgement = """
        { "number": 1, "at": "2024-03-05T10:00:00+00:00", "reviewer": "Ann", "verdict": "reject", "target": "link:0a1b2c3d4e5f6071",
          "note": "another fire", "revision": 7,
          "links": [{ "left": { "outlet": "harbour-post", "articleId": "mill-fire", "text": "…" }, "right": { "outlet": "valley-echo",
            "articleId": "7", "text": "…" } }] }
        """;
    public const string Judgements = $"[{Judgement}]";
    public const string CodingRequest = """{ "coder": "Ann", "sheet": "dW5pdCxjb2RlDQowYTFiMmMzZDRlLDENCg==" }""";
    public const string Coding = """{ "entered": 68, "empty": 2, "coders": ["Ann"] }""";
    public const string Agreement = """
        { "alpha": 0.69, "low": 0.31, "high": 0.94, "units": 10, "values": 20, "reviewers": ["Ann", "Ben"],
          "explanation": "Krippendorff’s alpha is 0.69 over 10 questions that two or more answered …",
          "byRule": [{ "name": "W1", "scale": "nominal", "alpha": 0.69, "low": 0.31, "high": 0.94, "units": 10, "values": 20 }],
          "ratings": [{ "name": "importance", "scale": "ordinal", "alpha": 0.8, "low": 0.5, "high": 1, "units": 6, "values": 12 }] }
        """;
    public const string Evaluation = """
        { "kept": 8, "rejected": 2, "undecided": 1, "missed": 2, "precision": 0.8, "recall": 0.8,
          "byRule": [{ "rule": "W1", "kept": 8, "rejected": 2, "undecided": 1, "precision": 0.8 }],
          "byMissedKind": [{ "kind": "label", "minor": 0, "matters": 1, "important": 1 }] }
        """;
    public const string MoveRequest =
        """{ "articles": [{ "outlet": "harbour-post", "articleId": "mill-fire" }], "to": null, "reviewer": "Ann" }""";
    public const string Move = """{ "from": "mill", "to": "story-0a1b2c3d4e5f", "articles": 1, "replaces": false }""";
}
