using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NarrativeDiff.Worker.Publishing;

/// <summary>The hooks of this worker.</summary>
internal sealed record WebhookList(ImmutableArray<Webhook> Hooks);

/// <summary>One address that new reports are sent to, with what it wants to hear of.</summary>
/// <param name="Name">Names it in the log and in its queue; unique.</param>
/// <param name="Secret">Signs each message; null: messages are not signed.</param>
/// <param name="Format"><c>json</c> or <c>slack</c> (a text only, as Slack and its like take it).</param>
/// <param name="Story">Only this story.</param>
/// <param name="Outlet">Only stories with an article of this outlet.</param>
/// <param name="Rule">Only new or changed findings of this rule.</param>
/// <param name="Words">Only new or changed findings that have one of these words.</param>
internal sealed record Webhook(
    string Name,
    Uri Url,
    string? Secret = null,
    string Format = "json",
    string? Story = null,
    string? Outlet = null,
    string? Rule = null,
    ImmutableArray<string>? Words = null
)
{
    public const int MaxHooks = 100;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <exception cref="InvalidDataException">The file is no list of hooks; the message says what is wrong.</exception>
    public static ImmutableArray<Webhook> Read(string? file)
    {
        if (file is not { Length: > 0 })
            return [];
        Webhook[] hooks;
        try
        {
            hooks = JsonSerializer.Deserialize<Webhook[]>(File.ReadAllBytes(file), Json) ?? throw new InvalidDataException("it holds null");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"it is no list of hooks at {fault.Path ?? "$"}: {fault.Message}", fault);
        }

        for (var at = 0; at < hooks.Length; at++)
            if (hooks[at]?.Fault() is not null || hooks[at] is null)
                throw new InvalidDataException($"hook {at + 1}: {hooks[at]?.Fault() ?? "it is null"}");
        if (hooks.Length > MaxHooks || hooks.DistinctBy(hook => hook.Name, StringComparer.Ordinal).Count() < hooks.Length)
            throw new InvalidDataException($"give at most {MaxHooks} hooks, each with a name of its own");
        return [.. hooks];
    }

    private string? Fault() =>
        string.IsNullOrWhiteSpace(Name) || Name.Length > 80 ? "give it a name of at most 80 characters"
        : Url is not { IsAbsoluteUri: true }
        || (Url.Scheme != Uri.UriSchemeHttp && Url.Scheme != Uri.UriSchemeHttps)
        || Url.UserInfo.Length > 0
            ? "give it a url of http or https without a user"
        : Format is not ("json" or "slack") ? "format is json or slack"
        : Secret is { Length: < 16 } ? "give a secret of 16 characters or more"
        : null;
}
