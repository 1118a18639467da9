using Dvc.Core.Agencies;

namespace Dvc.Storage.Bulletins;

/// <summary>What a bulletin holds of one agency.</summary>
/// <param name="Agency">The agency.</param>
/// <param name="Json">The answer, byte for byte as it is to be served for ever.</param>
public sealed record AgencyAnswer(AgencyCode Agency, ReadOnlyMemory<byte> Json);
