using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Gateway.Lighting;

namespace UrbGrade.Tests.Gateway.Lighting;

public sealed class ProgramLineTests
{
    private static readonly LightingProgram Slave = new(
        "N01", 3, NodeFunction.Slave, "N00", DimmingProfile.Parse("sunset-10 100; 23:30 60; sunrise 0"), DateTimeOffset.UnixEpoch);

    [Fact]
    public void A_node_reads_what_was_written_for_it()
    {
        var line = ProgramLine.Of(Slave, node => $"EIB-CM-{node}");

        Assert.StartsWith("#PERFIL;NODO=EIB-CM-N01;VERSION=3;FUNCION=ESCLAVO;MAESTRO=EIB-CM-N00;PASOS=sunset-10 100,23:30 60,sunrise 0;CRC=", line.Text, StringComparison.Ordinal);
        Assert.Equal(("EIB-CM-N01", 3, NodeFunction.Slave, "EIB-CM-N00", Slave.Profile), ProgramLine.TryRead(line.Text));
    }

    [Fact]
    public void A_damaged_line_is_not_believed()
    {
        var line = ProgramLine.Of(Slave, node => node).Text;

        Assert.Null(ProgramLine.TryRead(line.Replace("23:30 60", "23:30 90", StringComparison.Ordinal)));
        Assert.Null(ProgramLine.TryRead(line[..^1]));
        Assert.Null(ProgramLine.TryRead(line[..40]));
    }

    [Theory]
    [InlineData("#PERFIL.OK;NODO=N01;VERSION=3", true, "N01", 3, null)]
    [InlineData("#PERFIL.NO;NODO=N01;VERSION=3;CAUSA=sin memoria", true, "N01", 3, "sin memoria")]
    [InlineData("#PERFIL.NO;NODO=N01;VERSION=3", true, "N01", 3, "no cause given")]
    [InlineData("#PERFIL.OK;NODO=N01", false, "", 0, null)]
    [InlineData("#PERFIL.OK;VERSION=3", false, "", 0, null)]
    [InlineData("18/11/13;17:30;231,0", false, "", 0, null)]
    public void Answers_are_told_from_other_lines(string line, bool isAnswer, string device, int version, string? cause)
    {
        Assert.Equal(isAnswer, ProgramLine.TryReadAnswer(line, out var named, out var answered, out var why));
        if (isAnswer)
            Assert.Equal((device, version, cause), (named, answered, why));
    }
}
