using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using Dvc.Cli.Samples;
using NodaTime.Text;

namespace Dvc.Cli.Demo;

/// <summary>The app's HTTP interface, as far as the demo reads it.</summary>
internal sealed class AppClient(HttpClient http)
{
    public async Task<HealthReport> GetHealthAsync(CancellationToken cancellationToken) =>
        await http.GetFromJsonAsync("api/health", AppJson.Default.HealthReport, cancellationToken)
        ?? throw new CommandFailedException("GET api/health answered null.");

    /// <summary>The same; null where storage is too busy to answer in time (503).</summary>
    public async Task<HealthReport?> TryGetHealthAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await GetHealthAsync(cancellationToken);
        }
        catch (HttpRequestException busy) when (busy.StatusCode is HttpStatusCode.ServiceUnavailable)
        {
            return null;
        }
    }

    /// <summary>Asks for a roll-up now instead of at the timer's next tick.</summary>
    public async Task StartRollUpAsync(CancellationToken cancellationToken)
    {
        using var body = new StringContent("{}", Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri("admin/functions/RollUp", UriKind.Relative), body, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Makes these the procedures of the catalogue.</summary>
    public async Task PutProceduresAsync(IReadOnlyList<OfferedService> services, CancellationToken cancellationToken)
    {
        using var response = await http.PutAsJsonAsync(
            new Uri("api/catalog/procedures", UriKind.Relative), services, CatalogJson.Default.IReadOnlyListOfferedService, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>How many services an agency offered in a year, and how they were used.</summary>
    public async Task<ServiceCounts> GetServicesAsync(int year, string agency, CancellationToken cancellationToken)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"api/kpi/periods/year/{year}/procedures?agency={agency}");
        return (await http.GetFromJsonAsync(path, AppJson.Default.ProceduresReport, cancellationToken))?.Counts
            ?? throw new CommandFailedException($"GET {path} answered null.");
    }

    /// <summary>An agency's figures of a span, as the app wrote them.</summary>
    public Task<byte[]> GetRangeAsync(SampleSpan span, string agency, CancellationToken cancellationToken)
    {
        var (from, to) = (LocalDatePattern.Iso.Format(span.From), LocalDatePattern.Iso.Format(span.To));
        return http.GetByteArrayAsync(
            new Uri($"api/kpi/range?from={from}&to={to}&agency={agency}", UriKind.Relative), cancellationToken);
    }
}
