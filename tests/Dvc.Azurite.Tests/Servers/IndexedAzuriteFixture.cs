[assembly: AssemblyFixture(typeof(Dvc.Azurite.Tests.Servers.IndexedAzuriteFixture))]

namespace Dvc.Azurite.Tests.Servers;

/// <summary>Azurite with the index by keys.</summary>
public sealed class IndexedAzuriteFixture() : AzuriteFixture(plain: false);
