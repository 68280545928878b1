using System.Text.Json;
using UrbGrade.Command.Processes;

namespace UrbGrade.Command.Running;

/// <summary>How far the gateway is, as <c>status --json</c> tells it.</summary>
/// <param name="Acknowledged">Days with a receipt.</param>
/// <param name="Refused">Days that the platform refused.</param>
/// <param name="LastDay">The last day of which readings came in.</param>
/// <param name="LastBatch">The last day that was put into a batch.</param>
/// <param name="LastError">What is wrong with the line to the platform; null when nothing is.</param>
internal sealed record GatewayStatus(int Acknowledged, int Pending, int Refused, string? LastDay, string? LastBatch, long Readings, string? LastError)
{
    /// <summary>Null while the gateway cannot tell yet.</summary>
    public static async Task<GatewayStatus?> ReadAsync(Invocation status, CancellationToken cancellation)
    {
        var (_, output) = await ProgramRun.CaptureAsync(status, cancellation);
        return Parse(output);
    }

    internal static GatewayStatus? Parse(string output)
    {
        var start = output.IndexOf('{', StringComparison.Ordinal);
        if (start < 0)
            return null;
        try
        {
            using var json = JsonDocument.Parse(output[start..]);
            var root = json.RootElement;
            var uplink = root.GetProperty("uplink");
            var troubled = uplink.GetProperty("failures").GetInt32() > 0;
            return new GatewayStatus(
                root.GetProperty("acknowledged").GetInt32(),
                root.GetProperty("pending").GetInt32(),
                root.GetProperty("refused").GetInt32(),
                root.GetProperty("lastDay").GetString(),
                root.GetProperty("lastBatch").GetString(),
                root.GetProperty("readings").GetInt64(),
                troubled ? uplink.GetProperty("lastError").GetString() : null);
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
