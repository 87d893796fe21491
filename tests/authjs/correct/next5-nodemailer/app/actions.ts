"use server"
import { signIn } from "../auth"

export const byMail = (form: FormData) => signIn("nodemailer", form)
