using System.Security.Cryptography;
using System.Text;

namespace Dvc.Functions.Welcome;

/// <summary>The first page as HTML. It needs nothing from anywhere else, and runs no script.</summary>
internal static class WelcomePage
{
    private const string Style =
        "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}"
        + "small{color:#555;display:block}dt{font-weight:600;margin-top:1rem}dd{margin:0}";

    /// <summary>What a browser may load and run (CSP Level 3): the page's own style, and nothing else.</summary>
    public static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The page.</summary>
    public static string Of(ServiceState state) => $"""
        <!DOCTYPE html>
        <html lang="vi">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Dvc</title><style>{Style}</style></head>
        <body>
        <h1>Dvc <small lang="en">Public-service dossiers, counted exactly</small></h1>
        <p>Theo dõi việc giải quyết hồ sơ thủ tục hành chính của các tỉnh, thành phố.
        <small lang="en">How provinces handle administrative-procedure dossiers.</small></p>
        <p>Tình trạng: <strong>{Vietnamese(state)}</strong> <small lang="en">State: {English(state)}</small></p>
        <dl>
        <dt>Tài liệu <small lang="en">Documentation</small></dt>
        <dd><a href="/api/definitions?pretty">/api/definitions</a> Định nghĩa mọi số liệu <small lang="en">What every figure means</small></dd>
        <dt>Giao diện lập trình <small lang="en">HTTP interface</small></dt>
        <dd><a href="/api/openapi.json">/api/openapi.json</a> Mô tả theo OpenAPI <small lang="en">Described as OpenAPI</small></dd>
        <dt>Vận hành <small lang="en">Operation</small></dt>
        <dd><a href="/api/health">/api/health</a> Tình trạng chi tiết <small lang="en">How it stands, in detail</small></dd>
        </dl>
        <p>Nơi đã đặt khóa, các địa chỉ trên cần khóa của hàm (x-functions-key).
        <small lang="en">Where keys are set, these need the function key (x-functions-key).</small></p>
        </body>
        </html>
        """;

    private static string Vietnamese(ServiceState state) => state switch
    {
        ServiceState.Healthy => "hoạt động bình thường",
        ServiceState.Degraded => "hoạt động, có việc cần xem",
        _ => "kho lưu trữ không trả lời",
    };

    private static string English(ServiceState state) => state switch
    {
        ServiceState.Healthy => "healthy",
        ServiceState.Degraded => "degraded, see the health report",
        _ => "storage does not answer",
    };
}
