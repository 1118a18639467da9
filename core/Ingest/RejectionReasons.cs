using System.Security.Cryptography;
using Dvc.Core.Postings;

namespace Dvc.Core.Ingest;

/// <summary>How rejected events are counted: by what is wrong, once a dossier.</summary>
public static class RejectionReasons
{
    private const string NoCode = "unknown-";
    private const int HashLength = 32;

    /// <summary>The counters that the broken rules count in.</summary>
    public static IEnumerable<Counter> Of(IEnumerable<FieldError> errors) => errors.Select(Of).Distinct();

    /// <summary>
    /// What stands for a dossier's code where an event does not name one: a hash of all that was sent, so that the same
    /// event sent again is not counted again.
    /// </summary>
    public static string IdOf(ReadOnlySpan<byte> sent) => $"{NoCode}{Convert.ToHexStringLower(SHA256.HashData(sent))[..HashLength]}";

    /// <summary>Whether a text has the form of a dossier's code, or of what stands for one; such texts are row keys too.</summary>
    internal static bool IsId(string text) =>
        EventReader.IsDossierId(text)
        || (text.StartsWith(NoCode, StringComparison.Ordinal)
            && text.Length == NoCode.Length + HashLength
            && text[NoCode.Length..].All(char.IsAsciiHexDigitLower));

    private static Counter Of(FieldError error) => (error.Code, error.Field) switch
    {
        (ErrorCodes.Required, "receivedAt") => Counter.RejectedNoReceipt,
        (ErrorCodes.Required, "finishedAt") => Counter.RejectedNoFinish,
        (ErrorCodes.Required, _) => Counter.RejectedRequired,
        (ErrorCodes.Future, "receivedAt" or "competentReceivedAt") => Counter.RejectedFutureReceipt,
        (ErrorCodes.Future, "finishedAt") => Counter.RejectedFutureFinish,
        (ErrorCodes.Future, _) => Counter.RejectedFutureUpdate,
        (ErrorCodes.BeforeReceipt, "finishedAt") => Counter.RejectedReceiptAfterFinish,
        (ErrorCodes.BeforeReceipt, _) => Counter.RejectedDueBeforeReceipt,
        (ErrorCodes.Type, _) => Counter.RejectedType,
        (ErrorCodes.Length, _) => Counter.RejectedLength,
        (ErrorCodes.Pattern, _) => Counter.RejectedPattern,
        (ErrorCodes.Enumeration, _) => Counter.RejectedEnum,
        (ErrorCodes.Timestamp or ErrorCodes.Offset, _) => Counter.RejectedTimestamp,
        (ErrorCodes.Range, _) => Counter.RejectedRange,
        (ErrorCodes.NotJson or ErrorCodes.NotAnObject, _) => Counter.RejectedNotJson,
        (ErrorCodes.OutsideSource, _) => Counter.RejectedOutsideSource,
        (ErrorCodes.Duplicate, _) => Counter.RejectedDuplicate,
        _ => throw new ArgumentOutOfRangeException(nameof(error), error.Code, "No counter counts this rule."),
    };
}
