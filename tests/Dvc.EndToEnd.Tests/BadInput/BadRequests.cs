namespace Dvc.EndToEnd.Tests.BadInput;

/// <summary>Every bad request that is tried.</summary>
internal static class BadRequests
{
    public static IReadOnlyList<BadRequestTable> Tables { get; } =
    [
        BadDeliveries.Table,
        BadEvents.Table,
        BadCloudEvents.Table,
        BadNationalMessages.Messages,
        BadNationalMessages.Logins,
        BadAdministration.Sources,
        BadAdministration.DeadLetters,
        BadCatalogue.Table,
        BadQueries.Kpi,
        BadQueries.Quality,
        BadQueries.Dossiers,
        BadQueries.Service,
        BadHttp.Table,
    ];

    public static IReadOnlyDictionary<string, BadRequest> ById { get; } =
        Tables.SelectMany(table => table).ToDictionary(request => request.Id, StringComparer.Ordinal);
}
