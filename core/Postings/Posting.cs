using Dvc.Core.Agencies;
using NodaTime;

namespace Dvc.Core.Postings;

/// <summary>One entry: on this day, for this agency and procedure, this counter grows by this amount.</summary>
/// <param name="Day">The day, in Vietnam.</param>
/// <param name="Agency">The agency answerable.</param>
/// <param name="Procedure">The procedure's code.</param>
/// <param name="Counter">What is counted.</param>
/// <param name="Amount">By how much; a number of dossiers, or of days for <see cref="Counter.HandlingDays"/>.</param>
public readonly record struct Posting(LocalDate Day, AgencyCode Agency, string Procedure, Counter Counter, long Amount);
