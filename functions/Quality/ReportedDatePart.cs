using Dvc.Core.Dossiers;
using Dvc.Functions.Http;

namespace Dvc.Functions.Quality;

/// <summary>A date as a sender reported it.</summary>
/// <param name="Time">What it reported.</param>
/// <param name="ArrivedAt">When the report arrived, by our clock.</param>
/// <param name="UpdatedAt">When it was made, by the sender's.</param>
public sealed record ReportedDatePart(string Time, string ArrivedAt, string UpdatedAt)
{
    internal static ReportedDatePart Of(ReportedDate date) => new(
        VietnamTimestamp.Format(date.Time), VietnamTimestamp.Format(date.ArrivedAt), VietnamTimestamp.Format(date.ReportedBy.UpdatedAt));
}
