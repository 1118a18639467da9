using Azure.Storage.Queues;
using Dvc.EndToEnd.Tests.OpenApi;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.BadInput;

/// <summary>An app with keys that gets nothing but bad input, and a client of it that sends no key unless told to.</summary>
public sealed class BadInputApp : EmptyApp
{
    internal HttpClient Stranger { get; } = new();

    internal ApiDescription Api { get; private set; } = null!;

    private protected override IEnumerable<(string Name, string Value)> Settings => Keys.Settings;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        App.Client.DefaultRequestHeaders.Add(Keys.Header, Keys.Master);
        Api = await ApiDescription.OfAsync(App);
        Stranger.BaseAddress = App.Client.BaseAddress;
        var queue = new QueueClient(Storage, "dossier-events");
        foreach (var message in BadMessages.All)
        {
            await queue.SendMessageAsync(message.Text, TestContext.Current.CancellationToken);
        }

        await App.UntilAsync("queue", "depth");
    }
}
