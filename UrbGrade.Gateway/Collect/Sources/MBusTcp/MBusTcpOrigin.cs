using System.Globalization;
using UrbGrade.Gateway.Configuration;

namespace UrbGrade.Gateway.Collect.Sources.MBusTcp;

/// <summary>Wired M-Bus meters behind a level converter that is reached over TCP.</summary>
/// <param name="Meters">Whom to ask: primary addresses, or secondary ones.</param>
/// <param name="Answer">How long a meter may think before it answers.</param>
internal sealed record MBusTcpOrigin(string Host, int Port, IReadOnlyList<MBusAddress> Meters, TimeSpan Answer, TimeSpan Every) : SourceOrigin
{
    public static MBusTcpOrigin Read(SettingsNode node, SettingsPlaces places)
    {
        _ = places;
        var text = node.Text("url");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme != "tcp" || url.Port <= 0)
        {
            if (text.Length > 0)
                node.Complain("url", $"'{text}'", "address and port of the converter such as tcp://10.7.0.21:10001");
            url = new Uri("tcp://invalid.example:1");
        }

        var meters = new List<MBusAddress>();
        foreach (var meter in node.Texts("meters", []))
        {
            if (MBusAddress.TryParse(meter, out var address))
                meters.Add(address);
            else
                node.Complain("meters", $"'{meter}'", string.Create(CultureInfo.InvariantCulture, $"primary addresses 0 to {MBusAddress.MostPrimary}, or 8 digits of the identification, or 16 of the whole secondary address"));
        }

        if (meters.Count == 0)
            node.Complain("meters", "missing", "the addresses of the meters");
        return new MBusTcpOrigin(
            url.Host, url.Port, meters, node.Span("answer", "PT3S", TimeSpan.FromMilliseconds(50)), node.Span("every", "PT1H", TimeSpan.FromSeconds(1)));
    }

    public override ISource Open(SourceContext context) => new MBusTcpSource(this, context);
}
