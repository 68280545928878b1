namespace UrbGrade.Gateway.Simulation;

/// <summary>What shops in Barcelona are called. No shop is meant.</summary>
internal static class ShopNames
{
    private static readonly string[] Signs =
    [
        "de l'Alzina", "del Far", "de la Vela", "del Garbí", "de la Bóta", "del Timbal", "de l'Oreneta", "del Pi Gros", "de la Figuera", "del Rellotge",
        "de l'Àncora", "del Mirall", "de la Campana", "del Llevant", "de la Roda", "del Cargol", "de l'Ametller", "del Drac", "de la Garsa", "del Fanalet",
        "de la Lluna", "del Tramvia", "de l'Estel", "del Pou", "de la Barqueta",
    ];

    /// <summary>The name of a shop; those of one trade differ.</summary>
    /// <param name="number">How many of its trade come before it.</param>
    public static string Of(int seed, Trade trade, int number)
    {
        var first = (int)(new SeededNoise(seed).Uniform(NoiseStream.ShopName, Trade.All.IndexOf(trade)) * Signs.Length);
        var name = $"{trade.Title} {Signs[(first + number) % Signs.Length]}";
        return number < Signs.Length ? name : $"{name} {(number / Signs.Length) + 1}";
    }
}
