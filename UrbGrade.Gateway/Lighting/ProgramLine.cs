using System.Globalization;
using System.Text;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Gateway.Collect.Formats;

namespace UrbGrade.Gateway.Lighting;

/// <summary>A program as a line to a master node, such as
/// <c>#PERFIL;NODO=EIB-CM-018;VERSION=3;FUNCION=ESCLAVO;MAESTRO=EIB-CM-017;PASOS=sunset 100,23:30 60,sunrise 0;CRC=1A2B</c>.</summary>
/// <remarks>The checksum is that of the nodes' logs, over the text before <c>;CRC=</c>. The node answers
/// <c>#PERFIL.OK;NODO=...;VERSION=...</c> or <c>#PERFIL.NO;NODO=...;VERSION=...;CAUSA=...</c>. No published description of the protocol
/// is known; this one follows the marks of the nodes' logs.</remarks>
/// <param name="Program">Nodes as the platform names them.</param>
/// <param name="Text">Without a line end; devices as they name themselves.</param>
internal sealed record ProgramLine(LightingProgram Program, string Text)
{
    private const string Mark = "#PERFIL;";
    private const string Accepted = "#PERFIL.OK;";
    private const string Declined = "#PERFIL.NO;";
    private const int LongestCause = 200;

    /// <summary>Writes the line.</summary>
    /// <param name="device">What the platform's name of a node is in the network.</param>
    public static ProgramLine Of(LightingProgram program, Func<string, string> device)
    {
        var text = new StringBuilder(Mark)
            .Append(CultureInfo.InvariantCulture, $"NODO={device(program.Node)};VERSION={program.Version};")
            .Append(program.Function == NodeFunction.Master ? "FUNCION=MAESTRO" : $"FUNCION=ESCLAVO;MAESTRO={device(program.Master!)}")
            .Append(";PASOS=").AppendJoin(',', program.Profile.Steps).ToString();
        return new ProgramLine(program, $"{text};CRC={Checksum(text)}");
    }

    /// <summary>Reads the line as a node does: null when it is damaged.</summary>
    public static (string Device, int Version, NodeFunction Function, string? Master, DimmingProfile Profile)? TryRead(string line)
    {
        var crc = line.LastIndexOf(";CRC=", StringComparison.Ordinal);
        if (crc < 0 || !line.StartsWith(Mark, StringComparison.Ordinal) || Checksum(line[..crc]) != line[(crc + 5)..])
            return null;
        var fields = Fields(line[Mark.Length..crc]);
        return (fields["NODO"], int.Parse(fields["VERSION"], CultureInfo.InvariantCulture),
            fields["FUNCION"] == "MAESTRO" ? NodeFunction.Master : NodeFunction.Slave, fields.GetValueOrDefault("MAESTRO"),
            DimmingProfile.Parse(fields["PASOS"].Replace(',', ';')));
    }

    /// <summary>Reads a node's answer.</summary>
    /// <param name="cause">Why the node refuses; null when it accepts.</param>
    public static bool TryReadAnswer(string line, out string device, out int version, out string? cause)
    {
        (device, version, cause) = ("", 0, null);
        var accepted = line.StartsWith(Accepted, StringComparison.Ordinal);
        if (!accepted && !line.StartsWith(Declined, StringComparison.Ordinal))
            return false;
        var fields = Fields(line[Accepted.Length..]);
        if (!fields.TryGetValue("NODO", out var named) || !int.TryParse(fields.GetValueOrDefault("VERSION"), NumberStyles.None, CultureInfo.InvariantCulture, out version))
            return false;
        device = named;
        if (accepted)
            return true;
        cause = fields.GetValueOrDefault("CAUSA") is { Length: > 0 } told ? told : "no cause given";
        cause = cause.Length > LongestCause ? cause[..LongestCause] : cause;
        return true;
    }

    /// <summary>Writes a node's answer.</summary>
    public static string Answer(string device, int version, string? cause) => cause is null
        ? string.Create(CultureInfo.InvariantCulture, $"{Accepted}NODO={device};VERSION={version}")
        : string.Create(CultureInfo.InvariantCulture, $"{Declined}NODO={device};VERSION={version};CAUSA={cause}");

    private static Dictionary<string, string> Fields(string text)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in text.Split(';'))
        {
            if (part.IndexOf('=', StringComparison.Ordinal) is > 0 and var mark)
                fields[part[..mark]] = part[(mark + 1)..].Trim();
        }

        return fields;
    }

    private static string Checksum(string text) => ModbusChecksum.Of(Encoding.Latin1.GetBytes(text)).ToString("X4", CultureInfo.InvariantCulture);
}
