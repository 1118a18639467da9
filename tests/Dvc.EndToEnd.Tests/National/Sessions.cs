using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Dvc.EndToEnd.Tests.National;

/// <summary>Sessions as somebody makes them who knows how, for any source, end and key.</summary>
internal static class Sessions
{
    public static string Of(string sourceId, DateTimeOffset endsAt, string key)
    {
        var claim = string.Create(CultureInfo.InvariantCulture, $"{sourceId}.{endsAt.ToUnixTimeSeconds()}");
        var code = HMACSHA256.HashData(SHA256.HashData(Encoding.UTF8.GetBytes(key)), Encoding.UTF8.GetBytes(claim));
        return $"{claim}.{Base64Url.EncodeToString(code)}";
    }
}
