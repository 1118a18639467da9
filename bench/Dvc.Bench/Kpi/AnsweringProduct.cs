using Azure.Data.Tables;
using Dvc.Core.Catalog;
using Dvc.Core.Dossiers;
using Dvc.Core.Ingest;
using Dvc.Functions.Http;
using Dvc.Functions.Kpi;
using Dvc.Storage;
using Dvc.Storage.Catalog;
using Dvc.Storage.Ingest;
using Dvc.Storage.Recording;
using Dvc.Storage.RollUp;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Dvc.Bench.Kpi;

/// <summary>A process of the product, as it registers its parts itself, over any tables.</summary>
/// <param name="tables">The tables.</param>
/// <param name="time">The clock.</param>
internal sealed class AnsweringProduct(TableServiceClient tables, TimeProvider time) : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection()
        .AddLogging()
        .AddSingleton(time)
        .AddDvcStorage()
        .Configure<StorageOptions>(storage => storage.ConnectionString = "UseDevelopmentStorage=true")
        .AddSingleton(StorageTables.Of(tables))
        .AddSingleton<KpiAnswers>()
        .AddSingleton<AnswerCache>()
        .AddSingleton<GetWeeklyKpi>()
        .BuildServiceProvider();

    public T Part<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Catalogues agencies, records dossiers and rolls them up.</summary>
    public async Task FillAsync(IEnumerable<CheckedEntry> agencies, IEnumerable<DossierSnapshot> dossiers, CancellationToken cancellationToken)
    {
        await Part<StorageTables>().CreateAsync(cancellationToken);
        await Part<CatalogStore>().ReplaceAsync(CatalogKind.Agencies, agencies, version: null, cancellationToken);
        foreach (var message in dossiers.Chunk(5_000))
        {
            await Part<Recorder>().RecordAsync([.. message.Select(Event)], within: null, cancellationToken);
        }

        await Part<RollUpRunner>().RunAsync(cancellationToken);
    }

    /// <summary>The bytes of <c>GET /api/kpi/weekly</c>; none where the client has them.</summary>
    public async Task<byte[]> GetAsync(string query, string? accepted = null, string? ifNoneMatch = null)
    {
        var request = new DefaultHttpContext().Request;
        request.QueryString = new QueryString(query);
        request.Headers.AcceptEncoding = accepted;
        request.Headers.IfNoneMatch = ifNoneMatch;
        return await Part<GetWeeklyKpi>().RunAsync(request, CancellationToken.None) is FileContentResult answer ? answer.FileContents : [];
    }

    public void Dispose() => services.Dispose();

    private static QueuedEvent Event(DossierSnapshot snapshot)
    {
        var told = Dossier.Of(snapshot, snapshot.UpdatedAt);
        return new QueuedEvent(new BinaryData(QueuedJson.Of(snapshot)), new QueuedReading(told.Id, told, []) { CountedAs = told.Id, Agency = snapshot.Agency });
    }
}
