using System.Globalization;
using Dvc.Azurite.Tests.Servers;
using Dvc.Testing.Tables;

namespace Dvc.Azurite.Tests.Comparison;

/// <summary>
/// Random operations, step by step, over Azurite as it is, Azurite with the index by keys, and tables in memory. A failure
/// names its seed, with which <c>DVC_TABLES_SEED</c> runs it again.
/// </summary>
public sealed class ComparisonTests(IndexedAzuriteFixture indexed, PlainAzuriteFixture plain)
{
    private const int Runs = 6;
    private const int Steps = 150;

    // Azurite's failures are answers here.
    private static readonly TableClientOptions Options = new() { Retry = { MaxRetries = 0 } };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static int Seed =>
        int.TryParse(Environment.GetEnvironmentVariable("DVC_TABLES_SEED"), CultureInfo.InvariantCulture, out var seed)
            ? seed
            : Random.Shared.Next();

    [Fact]
    public async Task The_index_and_memory_answer_as_Azurite_does()
    {
        var first = Seed;
        for (var seed = first; seed < first + Runs; seed++)
        {
            var name = $"t{Guid.NewGuid():N}";
            Side[] sides = [new(Client(plain.Server, name)), new(Client(indexed.Server, name)), new(new InMemoryTableClient(name))];
            await CompareAsync(sides, new RandomOperations(seed), seed);
        }
    }

    [Fact]
    public async Task Each_reads_what_the_other_wrote()
    {
        var directory = Directory.CreateTempSubdirectory("dvc-azurite-test-");
        try
        {
            var seed = Seed;
            var operations = new RandomOperations(seed);
            Side[] sides = [new(new InMemoryTableClient("kept")), new(new InMemoryTableClient("kept"))];
            foreach (var isPlain in new[] { true, false, true, false })
            {
                await using var server = await AzuriteServer.StartAsync(dataDirectory: directory.FullName, plain: isPlain, cancellationToken: Cancelled);
                sides[0].Table = Client(server, "kept");
                await ShouldAnswerAlikeAsync(sides, RandomOperations.Everything, $"Seed {seed}, restarted, plain: {isPlain}");
                await CompareAsync(sides, operations, seed);
            }
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static TableClient Client(AzuriteServer server, string name) => new(server.ConnectionString, name, Options);

    private static async Task CompareAsync(Side[] sides, RandomOperations operations, int seed)
    {
        for (var step = 0; step < Steps; step++)
        {
            var operation = step == 0 ? RandomOperations.Create() : operations.Next(sides[0]);
            await ShouldAnswerAlikeAsync(sides, operation, $"Seed {seed}, step {step}");
        }

        await ShouldAnswerAlikeAsync(sides, RandomOperations.Everything, $"Seed {seed}, at the end");
    }

    private static async Task ShouldAnswerAlikeAsync(Side[] sides, Operation operation, string where)
    {
        var asked = sides.Where(side => operation.IsKnownInMemory || side.Table is not InMemoryTableClient);
        var answers = await Task.WhenAll(asked.Select(side => side.AskAsync(operation.RunAsync)));
        for (var side = 1; side < answers.Length; side++)
        {
            answers[side].ShouldBe(answers[0], $"{where}, side {side}: {operation.Description}");
        }
    }
}
