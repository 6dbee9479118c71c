using System.Collections.Immutable;
using System.Text.Json;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Messaging;
using NarrativeDiff.Worker.Review;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Http.Api;

/// <summary>POST /api/stories/{id}/moves: a person puts articles into another story or a new one, merges stories and splits them; the
/// program holds to it.</summary>
internal static partial class Moves
{
    private const int MaxBytes = 262_144;
    private const int LongestName = 80;

    public static void MapMoves(this WebApplication app) =>
        app.MapPost("/api/stories/{id}/moves", PostAsync)
            .Described(
                "moveArticles",
                "Moves articles to another story or a new one and holds them there. All articles: a merge; some to a new story: a split",
                Examples.Move,
                StatusCodes.Status201Created
            )
            .Returns<MoveAnswer>(StatusCodes.Status201Created)
            .Refuses(StatusCodes.Status404NotFound)
            .Writes<MoveRequest>(Examples.MoveRequest);

    private static async Task<IResult> PostAsync(
        string id,
        HttpRequest request,
        IStore store,
        IComparisonPipeline pipeline,
        IntakeOptions intake,
        ComparisonOptions comparing,
        StoryMoveAnnouncer announcer,
        ILogger<MoveRequest> log,
        CancellationToken cancel
    )
    {
        var (wish, problem) = await RequestBody
            .ReadJsonAsync<MoveRequest>(request, MaxBytes, "move", Problems.BadMove, cancel)
            .ConfigureAwait(false);
        if (wish is null)
            return problem!;
        if (wish.Fault() is var (field, reason))
            return Problems.BadMove(field, reason);
        var articles = wish.Articles?.Select(article => new ArticleKey(new(article!.Outlet!), article.ArticleId!)).ToArray();
        var rules = new FilingRules(pipeline.Match, intake.StoryWindow, comparing.Debounce, comparing.MaxWait, intake.MaxArticlesPerStory);
        var move = await store
            .MoveAsync(id, articles, string.IsNullOrWhiteSpace(wish.To) ? null : wish.To.Trim(), rules, cancel)
            .ConfigureAwait(false);
        if (move.Outcome != HandMoveOutcome.Moved)
            return Refused(id, wish, move, intake);
        var reviewer = FieldReader.Shown(wish.Reviewer ?? "somebody");
        Moved(log, reviewer, move.Articles, id, move.To);
        try
        {
            await announcer.AnnounceAsync(cancel).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The move is stored; the reclustering announces what was not announced.
            NotAnnounced(log, id, fault);
        }

        var answer = new MoveAnswer(id, move.To!, move.Articles, move.IsMerge);
        return TypedResults.Text(
            JsonSerializer.Serialize(answer, Judgement.Json),
            "application/json; charset=utf-8",
            statusCode: StatusCodes.Status201Created
        );
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Reviewer} moved {Articles} articles of story {Old} to story {New}")]
    private static partial void Moved(ILogger log, string reviewer, int articles, string old, string? @new);

    [LoggerMessage(Level = LogLevel.Warning, Message = "the move of story {Old} is announced later")]
    private static partial void NotAnnounced(ILogger log, string old, Exception fault);

    private static IResult Refused(string id, MoveRequest wish, HandMove move, IntakeOptions intake) =>
        move.Outcome switch
        {
            HandMoveOutcome.NoStory => Problems.NotFound("story", id),
            HandMoveOutcome.NoTarget => Problems.BadMove(
                "$.to",
                $"there is no story '{FieldReader.Shown(wish.To!)}'; leave it out for a new story"
            ),
            HandMoveOutcome.Full => Problems.BadMove(
                "$.to",
                $"that story would have more than {intake.MaxArticlesPerStory} articles (Intake:MaxArticlesPerStory)"
            ),
            _ => Problems.BadMove(
                "$.articles",
                $"the story has no article '{FieldReader.Shown($"{move.Article?.Outlet.Value}/{move.Article?.ArticleId}")}'"
            ),
        };

    /// <param name="Articles">Null: all of the story.</param>
    /// <param name="To">Id of a story; null: a new one.</param>
    /// <param name="Reviewer">Who moves them, for the log.</param>
    internal sealed record MoveRequest(ImmutableArray<MovedArticle?>? Articles = null, string? To = null, string? Reviewer = null)
    {
        private const int MaxArticles = 1_000;

        public (string Field, string Reason)? Fault()
        {
            if (Articles is { } articles)
            {
                if (articles.IsDefaultOrEmpty || articles.Length > MaxArticles)
                    return ("$.articles", $"give 1 to {MaxArticles} articles, or leave it out for all");
                if (
                    articles.Any(article =>
                        string.IsNullOrEmpty(article?.Outlet)
                        || string.IsNullOrEmpty(article.ArticleId)
                        || HasNul(article.Outlet)
                        || HasNul(article.ArticleId)
                    )
                )
                    return ("$.articles", "each article has an outlet and an articleId");
            }

            if (Articles is null && string.IsNullOrWhiteSpace(To))
                return ("$.to", "all articles of a story can only go to another one; name it");
            return HasNul(To) || HasNul(Reviewer) || Reviewer?.Length > LongestName
                ? (HasNul(To) ? "$.to" : "$.reviewer", $"no NUL character, at most {LongestName} characters in a name")
                : null;
        }

        private static bool HasNul(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;
    }

    internal sealed record MovedArticle(string? Outlet, string? ArticleId);

    /// <param name="Replaces">True: a merge, the old story has no article left and its id leads to the new one.</param>
    internal sealed record MoveAnswer(string From, string To, int Articles, bool Replaces);
}
