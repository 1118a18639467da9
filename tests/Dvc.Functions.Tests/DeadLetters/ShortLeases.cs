using Azure.Core;
using Azure.Core.Pipeline;

namespace Dvc.Functions.Tests.DeadLetters;

/// <summary>Makes leases of minutes as short as Azurite can, so that a test sees messages come back.</summary>
internal sealed class ShortLeases : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var query = message.Request.Uri.Query;
        query.Contains("visibilitytimeout=", StringComparison.Ordinal).ShouldBe(query.Contains("visibilitytimeout=300", StringComparison.Ordinal));
        message.Request.Uri.Query = query.Replace("visibilitytimeout=300", "visibilitytimeout=1", StringComparison.Ordinal);
    }
}
