namespace Dvc.Core.Ingest;

/// <summary>The rules an event can break; everything that breaks none of them counts.</summary>
public static class ErrorCodes
{
    /// <summary>The event is not a JSON object.</summary>
    public const string NotAnObject = "notAnObject";

    /// <summary>A member stands more than once in a JSON object; an entry, in a list.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>A line or a message is not JSON.</summary>
    public const string NotJson = "notJson";

    /// <summary>A required member is absent.</summary>
    public const string Required = "required";

    /// <summary>The member has another JSON type than the contract's.</summary>
    public const string Type = "type";

    /// <summary>The text is longer than allowed.</summary>
    public const string Length = "length";

    /// <summary>The text does not have the contract's form.</summary>
    public const string Pattern = "pattern";

    /// <summary>The text is none of the names allowed.</summary>
    public const string Enumeration = "enum";

    /// <summary>The text is no RFC 3339 timestamp.</summary>
    public const string Timestamp = "timestamp";

    /// <summary>The timestamp has no offset from UTC.</summary>
    public const string Offset = "offset";

    /// <summary>The timestamp lies outside the years 2000 to 2100.</summary>
    public const string Range = "range";

    /// <summary>The date lies before the date of receipt.</summary>
    public const string BeforeReceipt = "beforeReceipt";

    /// <summary>The time lies more than a day in the future.</summary>
    public const string Future = "future";

    /// <summary>The agency is neither the source's own nor one below it.</summary>
    public const string OutsideSource = "outsideSource";
}
