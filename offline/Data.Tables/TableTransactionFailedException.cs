using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>A transaction that was refused, as a whole, because of one of its actions.</summary>
public class TableTransactionFailedException : RequestFailedException
{
    // The name under which the published package keeps it, so that tests can build this exception in either mode.
    internal const string IndexKey = "FailedEntity";

    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(
            requestFailedException.Status,
            requestFailedException.Message,
            requestFailedException.ErrorCode,
            requestFailedException.InnerException) =>
        FailedTransactionActionIndex = CopyData(requestFailedException, this);

    /// <summary>Where the refused action stands in the submitted list.</summary>
    public int? FailedTransactionActionIndex { get; }

    private static int? CopyData(RequestFailedException from, TableTransactionFailedException to)
    {
        foreach (var key in from.Data.Keys)
        {
            to.Data[key] = from.Data[key];
        }

        return from.Data[IndexKey] is string text
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
    }
}
