using System.Collections.Immutable;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>The codes by which a publisher's program distinguishes one refusal from another; only ever added to within a major
/// version.</summary>
internal static class RefusalCode
{
    public const string EmptyMessage = "empty_message";
    public const string MessageTooLarge = "message_too_large";
    public const string InvalidUtf8 = "invalid_utf8";
    public const string MalformedJson = "malformed_json";
    public const string NotAnObject = "not_an_object";
    public const string TooDeep = "too_deep";
    public const string DuplicateField = "duplicate_field";
    public const string InvalidUnicode = "invalid_unicode";
    public const string InvalidEnvelope = "invalid_envelope";
    public const string UnsupportedSchema = "unsupported_schema";
    public const string MissingField = "missing_field";
    public const string WrongType = "wrong_type";
    public const string BlankField = "blank_field";
    public const string BlankBody = "blank_body";
    public const string ValueTooLong = "value_too_long";
    public const string InvalidDate = "invalid_date";
    public const string InvalidValue = "invalid_value";
    public const string UnsupportedBodyType = "unsupported_body_type";
    public const string TooManySentences = "too_many_sentences";

    /// <summary>The story that the hint names has as many articles as one may have.</summary>
    public const string StoryFull = "story_full";

    /// <summary>Quarantined: the broker gave the message up.</summary>
    public const string DeliveryLimit = "delivery_limit";

    /// <summary>Quarantined: the time to live that its publisher gave it ended in the intake queue.</summary>
    public const string Expired = "expired";

    /// <summary>Quarantined: taken out of the intake queue by something else than this program.</summary>
    public const string DeadLettered = "dead_lettered";

    /// <summary>Quarantined: the worker could not file it.</summary>
    public const string InternalError = "internal_error";

    /// <summary>In the order in which a message is checked; the last four say nothing about the message.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        MessageTooLarge,
        InvalidUtf8,
        EmptyMessage,
        MalformedJson,
        NotAnObject,
        TooDeep,
        DuplicateField,
        InvalidUnicode,
        InvalidEnvelope,
        UnsupportedSchema,
        MissingField,
        WrongType,
        BlankField,
        BlankBody,
        ValueTooLong,
        InvalidDate,
        InvalidValue,
        UnsupportedBodyType,
        TooManySentences,
        StoryFull,
        DeliveryLimit,
        Expired,
        DeadLettered,
        InternalError,
    ];
}
