namespace UrbGrade.Gateway.Simulation.Houses;

/// <summary>Addresses of houses near Kalundborg. No house is meant.</summary>
internal static class HouseNames
{
    private static readonly string[] Ways = ["Birkevænget", "Engdraget", "Rugmarken", "Hasselvænget", "Kløverstien", "Lærkedraget", "Tjørnestien", "Bakkedraget"];

    /// <summary>A way and a number; those of different houses differ.</summary>
    /// <param name="index">From 0.</param>
    public static string Of(int seed, int index)
    {
        var first = (int)(new SeededNoise(seed).Uniform(NoiseStream.HouseName, 0) * Ways.Length);
        return $"{Ways[(first + index) % Ways.Length]} {(2 * (index / Ways.Length)) + 1 + (index % 2)}";
    }
}
