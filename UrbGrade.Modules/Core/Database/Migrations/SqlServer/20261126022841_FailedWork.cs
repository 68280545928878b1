using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UrbGrade.Modules.Core.Database.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class FailedWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "RetryId",
                table: "WorkItems",
                type: "nvarchar(450)",
                maxLength: 450,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.CreateTable(
                name: "FailureNotes",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    GroupId = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Text = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    WrittenBy = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    WrittenAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FailureNotes", x => new { x.TenantId, x.GroupId });
                });

            migrationBuilder.CreateTable(
                name: "WorkRetries",
                columns: table => new
                {
                    Id = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Contracts = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Items = table.Column<int>(type: "int", nullable: false),
                    PerSecond = table.Column<double>(type: "float", nullable: true),
                    RequestedBy = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    RequestedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkRetries", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_RetryId",
                table: "WorkItems",
                column: "RetryId",
                filter: "\"RetryId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkRetries_RequestedAt",
                table: "WorkRetries",
                column: "RequestedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FailureNotes");

            migrationBuilder.DropTable(
                name: "WorkRetries");

            migrationBuilder.DropIndex(
                name: "IX_WorkItems_RetryId",
                table: "WorkItems");

            migrationBuilder.DropColumn(
                name: "RetryId",
                table: "WorkItems");
        }
    }
}
