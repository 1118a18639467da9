using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;

namespace Azure.Data.Tables.Tests;

/// <summary>What leaves the client: addresses, credentials, retries.</summary>
public sealed class WireTests
{
    private const string Key = "a2V5";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_failing_service_is_asked_again(int status)
    {
        var transport = new FakeTransport(status, status, 204);
        var table = Table(transport);

        (await table.AddEntityAsync(new TableEntity("p", "r"), Cancelled)).Status.ShouldBe(204);
        transport.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_service_that_keeps_failing_fails()
    {
        var transport = new FakeTransport(503);
        var failure = await Should.ThrowAsync<RequestFailedException>(
            () => Table(transport).SubmitTransactionAsync(
                [new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", "r"))], Cancelled));
        failure.Status.ShouldBe(503);
        transport.Requests.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(409)]
    [InlineData(412)]
    public async Task A_refusal_is_not_asked_again(int status)
    {
        var transport = new FakeTransport(status);
        var failure = await Should.ThrowAsync<RequestFailedException>(
            () => Table(transport).UpsertEntityAsync(new TableEntity("p", "r"), cancellationToken: Cancelled));
        failure.Status.ShouldBe(status);
        transport.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_token_credential_sends_its_token_to_the_storage_scope()
    {
        var transport = new FakeTransport(204);
        var credential = new FakeCredential();
        var service = new TableServiceClient(
            new Uri("https://dvc.table.core.windows.net"), credential, Options(transport));
        service.AccountName.ShouldBe("dvc");

        await service.GetTableClient("facts").DeleteEntityAsync("p", "r", cancellationToken: Cancelled);
        transport.Requests[0].Headers["Authorization"].ShouldBe("Bearer the-token");
        credential.Scopes.ShouldBe(["https://storage.azure.com/.default"]);
    }

    [Fact]
    public async Task A_shared_key_signs_the_date_and_the_path_of_each_try()
    {
        var transport = new FakeTransport(503, 204);
        await Table(transport).DeleteEntityAsync("o'clock 100%", "hồ sơ", cancellationToken: Cancelled);

        foreach (var (method, uri, headers) in transport.Requests)
        {
            method.ShouldBe("DELETE");
            uri.AbsoluteUri.ShouldBe(
                "https://dvc.table.core.windows.net/facts(PartitionKey='o%27%27clock%20100%25',RowKey='h%E1%BB%93%20s%C6%A1')");
            var expected = HMACSHA256.HashData(
                Convert.FromBase64String(Key), Encoding.UTF8.GetBytes($"{headers["x-ms-date"]}\n/dvc{uri.AbsolutePath}"));
            headers["Authorization"].ShouldBe("SharedKeyLite dvc:" + Convert.ToBase64String(expected));
            headers["If-Match"].ShouldBe("*");
            headers["x-ms-version"].ShouldBe("2020-12-06");
            DateTimeOffset.Parse(headers["x-ms-date"], CultureInfo.InvariantCulture).Offset.ShouldBe(TimeSpan.Zero);
        }
    }

    [Theory]
    [InlineData("AccountName=dvc;AccountKey=a2V5;EndpointSuffix=core.windows.net", "https://dvc.table.core.windows.net/", "dvc")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=dvc;AccountKey=a2V5;EndpointSuffix=core.chinacloudapi.cn", "https://dvc.table.core.chinacloudapi.cn/", "dvc")]
    [InlineData("AccountName=dvc;AccountKey=a2V5;TableEndpoint=http://host:1234/dvc/;QueueEndpoint=http://elsewhere", "http://host:1234/dvc/", "dvc")]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    public void Connection_strings_name_the_endpoint(string connectionString, string endpoint, string account)
    {
        var service = new TableServiceClient(connectionString);
        service.Uri.ShouldBe(new Uri(endpoint));
        service.AccountName.ShouldBe(account);
        var table = service.GetTableClient("facts");
        table.Uri.ShouldBe(new Uri(endpoint.TrimEnd('/') + "/facts"));
        table.AccountName.ShouldBe(account);
    }

    [Theory]
    [InlineData("AccountName=dvc")]
    [InlineData("")]
    public void Connection_strings_without_a_key_are_refused(string connectionString) =>
        Should.Throw<InvalidOperationException>(() => new TableServiceClient(connectionString));

    [Fact]
    public async Task Classes_of_one_s_own_are_refused_by_name()
    {
        var table = Table(new FakeTransport(204));
        (await Should.ThrowAsync<NotSupportedException>(() => table.AddEntityAsync(new OwnEntity(), Cancelled)))
            .Message.ShouldContain(nameof(OwnEntity));
        Should.Throw<NotSupportedException>(() => table.QueryAsync<OwnEntity>(cancellationToken: Cancelled));
    }

    private static TableClient Table(FakeTransport transport) => new(
        new Uri("https://dvc.table.core.windows.net/"), "facts", new TableSharedKeyCredential("dvc", Key), Options(transport));

    private static TableClientOptions Options(FakeTransport transport) => new()
    {
        Transport = transport,
        Retry = { Delay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(2) },
    };

    private sealed class FakeCredential : TokenCredential
    {
        public IReadOnlyList<string> Scopes { get; private set; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes = requestContext.Scopes;
            return new AccessToken("the-token", TimeProvider.System.GetUtcNow().AddHours(1));
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }

    private sealed class OwnEntity : ITableEntity
    {
        public string PartitionKey { get; set; } = "p";

        public string RowKey { get; set; } = "r";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }
    }
}
