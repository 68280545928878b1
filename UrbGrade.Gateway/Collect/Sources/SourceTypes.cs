using UrbGrade.Gateway.Collect.Sources.Folders;
using UrbGrade.Gateway.Collect.Sources.Forms;
using UrbGrade.Gateway.Collect.Sources.Ftp;
using UrbGrade.Gateway.Collect.Sources.Http;
using UrbGrade.Gateway.Collect.Sources.MBusTcp;
using UrbGrade.Gateway.Collect.Sources.Sql;
using UrbGrade.Gateway.Collect.Sources.Tcp;
using UrbGrade.Gateway.Configuration;

namespace UrbGrade.Gateway.Collect.Sources;

/// <summary>Reads what the configuration says about a source of one type.</summary>
internal delegate SourceOrigin SourceOriginReader(SettingsNode node, SettingsPlaces places);

/// <summary>The types of sources beside plain folders. A new type is a line here and a folder beside it.</summary>
internal static class SourceTypes
{
    public static readonly IReadOnlyDictionary<string, SourceOriginReader> All = new Dictionary<string, SourceOriginReader>(StringComparer.Ordinal)
    {
        ["ftp"] = FtpOrigin.Read,
        ["http"] = HttpOrigin.Read,
        ["mbusTcp"] = MBusTcpOrigin.Read,
        ["passwordFolder"] = PasswordFolderOrigin.Read,
        ["sql"] = SqlOrigin.Read,
        ["tcpServer"] = TcpOrigin.Read,
        ["webForm"] = WebFormOrigin.Read,
    };
}
