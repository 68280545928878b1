using System.Globalization;
using System.Text.RegularExpressions;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Web.Design;

/// <summary>The colours of the media as colour-blind readers see them (matrices of Machado, Oliveira and Fernandes 2009, severity 1)
/// and against the surface they stand on (WCAG 2.2, 1.4.11).</summary>
public sealed class PaletteTests
{
    private const double SmallestDistance = 20;
    private const double SmallestContrast = 3;
    private static readonly string[] Media = ["power", "heat", "gas", "water", "light"];

    /// <summary>Lines that charts draw beside a medium.</summary>
    private static readonly string[] Beside = ["temperature-inside", "temperature-outside", "beside-1", "beside-2", "beside-3", "beside-4"];

    private static readonly Dictionary<string, double[]> Sights = new()
    {
        ["all colours"] = [1, 0, 0, 0, 1, 0, 0, 0, 1],
        ["no red"] = [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        ["no green"] = [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        ["no blue"] = [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
    };

    public static TheoryData<bool, string> Cases => new(
        Sights.Keys.SelectMany(sight => new[] { (false, sight), (true, sight) }));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Media_stay_apart(bool dark, string sight)
    {
        var seen = Media.Select(medium => (medium, Lab: Lab(See(Linear(Colour(medium, dark)), Sights[sight])))).ToList();

        foreach (var (one, i) in seen.Select((one, i) => (one, i)))
        {
            foreach (var other in seen.Skip(i + 1))
            {
                var distance = Math.Sqrt(one.Lab.Zip(other.Lab, (a, b) => (a - b) * (a - b)).Sum());
                Assert.True(distance >= SmallestDistance, $"{one.medium} and {other.medium} are {distance:0.0} apart with {sight}.");
            }
        }
    }

    /// <summary>Contrast is that of lightness: it is what is left of a colour in greyscale.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whatever_charts_draw_stands_out_from_the_surface_also_in_greyscale(bool dark) => Assert.All([.. Media, .. Beside], drawn =>
        Assert.True(Contrast(Colour(drawn, dark), Colour("surface", dark)) >= SmallestContrast, drawn));

    [Theory]
    [InlineData("ink", "page")]
    [InlineData("ink-soft", "page")]
    [InlineData("ink-soft", "sunken")]
    [InlineData("accent", "surface")]
    [InlineData("on-accent", "accent")]
    [InlineData("good", "good-soft")]
    [InlineData("warn", "warn-soft")]
    [InlineData("bad", "bad-soft")]
    [InlineData("note", "note-soft")]
    public void Words_can_be_read_in_light_and_dark(string text, string ground) => Assert.All([false, true], dark =>
        Assert.True(Contrast(Colour(text, dark), Colour(ground, dark)) >= 4.5, $"{text} on {ground}, dark: {dark}"));

    private static readonly string Sheet =
        File.ReadAllText(Path.Combine(Checkout.Root, "wwwroot-assets", "css", "tokens.css"));

    private static double[] Colour(string name, bool dark)
    {
        var pair = Regex.Match(Sheet, $@"--{name}: light-dark\((#[0-9a-f]{{6}}), (#[0-9a-f]{{6}})\)");
        Assert.True(pair.Success, $"No --{name} in the style sheet.");
        var hex = pair.Groups[dark ? 2 : 1].Value;
        return [.. new[] { 1, 3, 5 }.Select(at => int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)];
    }

    private static double[] Linear(double[] colour) =>
        [.. colour.Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];

    private static double[] See(double[] linear, double[] m) =>
        [.. Enumerable.Range(0, 3).Select(row => Math.Clamp(
            m[row * 3] * linear[0] + m[row * 3 + 1] * linear[1] + m[row * 3 + 2] * linear[2], 0, 1))];

    private static double[] Lab(double[] c)
    {
        static double F(double t) => t > 0.008856 ? Math.Cbrt(t) : 7.787 * t + 16.0 / 116;
        var x = F((0.4124564 * c[0] + 0.3575761 * c[1] + 0.1804375 * c[2]) / 0.95047);
        var y = F(0.2126729 * c[0] + 0.7151522 * c[1] + 0.0721750 * c[2]);
        var z = F((0.0193339 * c[0] + 0.1191920 * c[1] + 0.9503041 * c[2]) / 1.08883);
        return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
    }

    private static double Contrast(double[] one, double[] other)
    {
        static double Luminance(double[] colour)
        {
            var c = Linear(colour);
            return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
        }

        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }
}
