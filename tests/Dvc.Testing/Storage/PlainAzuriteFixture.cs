namespace Dvc.Testing.Storage;

/// <summary>One Azurite as it is for all tests of an assembly.</summary>
public sealed class PlainAzuriteFixture : AzuriteFixture
{
    protected override bool IsPlain => true;
}
