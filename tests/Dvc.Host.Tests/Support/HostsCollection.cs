namespace Dvc.Host.Tests.Support;

/// <summary>The tests that share two hosts, one after the other.</summary>
[CollectionDefinition]
public sealed class HostsCollection : ICollectionFixture<RunningHost>, ICollectionFixture<KeyedHost>;
