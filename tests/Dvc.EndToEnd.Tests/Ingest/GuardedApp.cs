using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Ingest;

/// <summary>An app with keys, and a client that knows the master key.</summary>
public sealed class GuardedApp : EmptyApp
{
    private protected override IEnumerable<(string Name, string Value)> Settings => Keys.Settings;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        App.Client.DefaultRequestHeaders.Add(Keys.Header, Keys.Master);
    }
}
