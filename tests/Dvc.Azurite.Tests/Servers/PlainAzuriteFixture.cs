[assembly: AssemblyFixture(typeof(Dvc.Azurite.Tests.Servers.PlainAzuriteFixture))]

namespace Dvc.Azurite.Tests.Servers;

/// <summary>Azurite as it is.</summary>
public sealed class PlainAzuriteFixture() : AzuriteFixture(plain: true);
