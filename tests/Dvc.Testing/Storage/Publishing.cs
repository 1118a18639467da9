using System.Runtime.CompilerServices;
using System.Text;
using Dvc.Core.Agencies;
using Dvc.Storage;
using Dvc.Storage.Bulletins;
using Dvc.Testing.Stepping;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Testing.Storage;

/// <summary>Publishers whose answers say which of them made them, and what is there afterwards.</summary>
public static class Publishing
{
    private const int Agencies = 250;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static SteppedWorker Step(TestStorage storage, string name) => new(
        name, interceptor => storage.Over(interceptor).Publisher.PublishAsync((week, token) => AnswersAsync(week, name, token), Token));

    public static Task PublishAsync(TestStorage storage, string by) =>
        storage.Parts.Publisher.PublishAsync((week, token) => AnswersAsync(week, by, token), Token);

    // What the country had received when it was published.
    public static async Task<long> PublishReceivedAsync(TestStorage storage)
    {
        var received = -1L;
        await storage.Parts.Publisher.PublishAsync((week, token) => ReadFirstAsync(week, token), Token);
        return received;

        async IAsyncEnumerable<AgencyAnswer> ReadFirstAsync(Period week, [EnumeratorCancellation] CancellationToken token)
        {
            var sums = await storage.Parts.Reader.ReadTreeAsync(AgencyCode.Country, new(week.Start.PlusDays(-14), week.End), token);
            received = sums.TryGetValue(AgencyCode.Country, out var country) ? country.Figures.Received : 0;
            yield return Answer(week, AgencyCode.Country, "read");
        }
    }

    public static async IAsyncEnumerable<AgencyAnswer> AnswersAsync(Period week, string by, [EnumeratorCancellation] CancellationToken token)
    {
        await Task.Yield();
        foreach (var agency in Codes())
        {
            token.ThrowIfCancellationRequested();
            yield return Answer(week, agency, by);
        }
    }

    public static AgencyAnswer Answer(Period week, AgencyCode agency, string by) =>
        new(agency, Encoding.UTF8.GetBytes($"{week.Id} of {agency} by {by}"));

    public static IEnumerable<AgencyCode> Codes() =>
        [AgencyCode.Country, .. Enumerable.Range(1, Agencies).Select(number => AgencyCode.Parse($"H60.{number}"))];

    public static async Task ShouldHoldAsync(TestStorage storage, string week, string by)
    {
        var publication = (await storage.Parts.Bulletins.FindAsync(week, Token)).ShouldNotBeNull();
        foreach (var agency in Codes())
        {
            var json = (await storage.Parts.Bulletins.ReadAsync(publication, agency, Token)).ShouldNotBeNull();
            Encoding.UTF8.GetString(json).ShouldBe($"{week} of {agency} by {by}");
        }
    }

    public static async Task ShouldHaveOneGenerationAsync(TestStorage storage) =>
        (await RowsAsync(storage)).Select(row => row.Partition).Distinct().Count().ShouldBe(2);

    public static async Task<IEnumerable<string>> PublishedAsync(TestStorage storage) =>
        (await RowsAsync(storage)).Where(row => row.Partition == "published").Select(row => row.Row);

    public static async Task<IReadOnlyList<(string Partition, string Row, string Version)>> RowsAsync(TestStorage storage) =>
        [.. (await storage.Tables.Bulletins.ReadAsync("PartitionKey ge ''", Token)).Select(row => (row.PartitionKey, row.RowKey, row.ETag.ToString()))];
}
