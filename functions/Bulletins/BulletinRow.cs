using Dvc.Core.Periods;
using Dvc.Functions.Http;
using Dvc.Storage.Bulletins;
using NodaTime.Text;

namespace Dvc.Functions.Bulletins;

/// <summary>A week that is published.</summary>
/// <param name="Week">Its name.</param>
/// <param name="Start">Its first day.</param>
/// <param name="End">Its last day.</param>
/// <param name="PublishedAt">When it was published.</param>
public sealed record BulletinRow(string Week, string Start, string End, string PublishedAt)
{
    internal static BulletinRow Of(Publication publication) =>
        Period.TryParse(PeriodGrain.Week, publication.Week, out var week)
            ? new BulletinRow(
                week.Id, LocalDatePattern.Iso.Format(week.Start), LocalDatePattern.Iso.Format(week.End), VietnamTimestamp.Format(publication.PublishedAt))
            : throw new FormatException("A bulletin is of no week.");
}
