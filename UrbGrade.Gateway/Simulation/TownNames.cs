namespace UrbGrade.Gateway.Simulation;

/// <summary>What the places of a site are called, in its town's own language. All of it is invented.</summary>
/// <param name="Quarters">Six, from the south west to the north east, row by row.</param>
/// <param name="Streets">The main street of each quarter.</param>
/// <param name="Lamp">A street lamp.</param>
internal sealed record TownNames(IReadOnlyList<string> Quarters, IReadOnlyList<string> Streets, string Lamp)
{
    /// <summary>Barcelona.</summary>
    public static readonly TownNames Catalan = new(
        ["el Garrofer", "la Sínia", "les Drassanes", "l'Hort Vell", "la Foneria", "el Molí Nou"],
        ["Carrer del Garrofer", "Carrer de la Sínia", "Carrer de les Drassanes", "Carrer de l'Hort Vell", "Carrer de la Foneria", "Carrer del Molí Nou"],
        "fanal");

    /// <summary>Kalundborg.</summary>
    public static readonly TownNames Danish = new(
        ["Vestermarken", "Åkvarteret", "Havrelunden", "Møllekvarteret", "Lyngbakken", "Østermarken"],
        ["Vestermarksvej", "Ågade", "Havrevej", "Møllestien", "Lyngvej", "Østermarksvej"],
        "lampe");

    /// <summary>Eibar, whose quarters are named in Basque.</summary>
    public static readonly TownNames Basque = new(
        ["Errekalde", "Iturrialde", "Sagastialde", "Mendialde", "Goienaldea", "Haizealde"],
        ["Erreka kalea", "Iturri kalea", "Sagasti kalea", "Mendi kalea", "Goiena kalea", "Haize kalea"],
        "farola");
}
